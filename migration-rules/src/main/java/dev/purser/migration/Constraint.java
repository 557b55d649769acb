package dev.purser.migration;

import java.util.List;
import java.util.Set;

/**
 * A constraint as it is defined in {@code CREATE TABLE} or {@code ADD CONSTRAINT}.
 *
 * @param name empty where the server chooses one
 * @param body what it demands
 */
record Constraint(String name, Tokens body) {

  /** Whether a part of a definition is one, and no column. */
  static boolean begins(Tokens part) {
    return switch (part.at(0)) {
      case "constraint", "check", "foreign", "exclude" -> true;
      case "primary" -> part.at(1).equals("key");
      case "unique" ->
          part.at(1).equals("(") || part.at(1).equals("using") || part.at(1).equals("nulls");
      default -> false;
    };
  }

  static Constraint of(Tokens part) {
    return part.at(0).equals("constraint")
        ? new Constraint(part.at(1), part.from(2))
        : new Constraint("", part);
  }

  boolean isCheck() {
    return body.at(0).equals("check");
  }

  boolean isForeignKey() {
    return body.at(0).equals("foreign");
  }

  /** Whether an index keeps it. */
  boolean isKey() {
    return Set.of("primary", "unique", "exclude").contains(body.at(0));
  }

  /** Whether that index has to be built for it. */
  boolean needsIndex() {
    return isKey() && !body.hasSequence("using", "index");
  }

  boolean isValidatedLater() {
    return body.hasSequence("not", "valid");
  }

  /** The columns of a key. */
  List<String> columns() {
    return body.inParentheses(0).names();
  }

  /** The column of {@code CHECK (column IS NOT NULL)}; empty if it demands something else. */
  String columnThatIsNotNull() {
    var demanded = body.inParentheses(0);
    return isCheck() && demanded.size() == 4 && demanded.hasSequence("is", "not", "null")
        ? demanded.at(0)
        : "";
  }
}
