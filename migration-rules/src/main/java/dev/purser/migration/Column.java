package dev.purser.migration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A column as it is defined in {@code CREATE TABLE} or {@code ADD COLUMN}.
 *
 * @param type what stands before the constraints, such as {@code timestamp with time zone}
 * @param rest what stands behind it
 */
record Column(String name, String type, Tokens rest) {
  private static final Set<String> AFTER_TYPE =
      Set.of(
          "collate",
          "not",
          "null",
          "default",
          "check",
          "references",
          "primary",
          "unique",
          "generated",
          "constraint",
          "storage",
          "compression");

  static Column of(Tokens definition) {
    var end = 1;
    while (end < definition.size() && !AFTER_TYPE.contains(definition.at(end))) {
      end++;
    }
    var type = definition.all().subList(1, end).stream().collect(Collectors.joining(" "));
    return new Column(definition.at(0), type, definition.from(end));
  }

  boolean isNotNull() {
    return rest.hasSequence("not", "null") || isKey();
  }

  boolean isKey() {
    return rest.hasSequence("primary", "key");
  }

  boolean isUnique() {
    return rest.has("unique");
  }

  boolean isChecked() {
    return rest.has("check");
  }

  boolean isReference() {
    return rest.has("references");
  }

  /** Whether the value of rows that are there has to be made for each of them. */
  boolean isComputed() {
    return (rest.has("generated") && !rest.has("virtual")) || type.endsWith("serial");
  }

  /** What stands between {@code DEFAULT} and the next constraint; empty without one. */
  Tokens standard() {
    var begin = rest.find("default");
    if (begin < 0) {
      return new Tokens(List.of());
    }
    var end = begin + 1;
    while (end < rest.size() && (end == begin + 1 || !AFTER_TYPE.contains(rest.at(end)))) {
      end++;
    }
    return new Tokens(rest.all().subList(begin + 1, end));
  }
}
