package dev.purser.persistence.shared.checkup;

/** What the database said when it could not do something, on one line. */
final class Said {
  private Said() {}

  static String by(Throwable failure) {
    var deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).strip().replaceAll("\\s+", " ") + ".";
  }
}
