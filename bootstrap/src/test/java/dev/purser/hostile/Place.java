package dev.purser.hostile;

/**
 * Where a value stands in a request.
 *
 * @param name of the parameter, or the pointer into the body
 */
record Place(In in, String name) {
  enum In {
    PATH,
    QUERY,
    BODY
  }

  static Place path(String name) {
    return new Place(In.PATH, name);
  }

  static Place query(String name) {
    return new Place(In.QUERY, name);
  }

  static Place body(String pointer) {
    return new Place(In.BODY, pointer);
  }

  /** As the documentation writes it. */
  @Override
  public String toString() {
    return switch (in) {
      case PATH -> "{" + name + "}";
      case QUERY -> "?" + name;
      case BODY -> name;
    };
  }
}
