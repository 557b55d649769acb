package dev.purser.description;

import dev.purser.description.BreakingChanges.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Compares two schemas of the same value, keyword by keyword. */
final class SchemaChanges {
  private static final Set<String> NOTES =
      Set.of("description", "title", "example", "examples", "deprecated");
  private static final List<String> LOWER =
      List.of("minimum", "minLength", "minItems", "minProperties");
  private static final List<String> UPPER =
      List.of("maximum", "maxLength", "maxItems", "maxProperties");
  private static final Set<String> COMPARED =
      Set.of(
          "type",
          "enum",
          "required",
          "properties",
          "items",
          "additionalProperties",
          "propertyNames",
          "pattern");

  private final Direction direction;
  private final ApiDocument released;
  private final ApiDocument current;
  private final BiConsumer<String, String> found;
  private final Set<List<String>> compared = new HashSet<>();

  SchemaChanges(
      Direction direction,
      ApiDocument released,
      ApiDocument current,
      BiConsumer<String, String> found) {
    this.direction = direction;
    this.released = released;
    this.current = current;
    this.found = found;
  }

  void compare(String place, JsonNode before, JsonNode now) {
    var old = value(released, before);
    var next = value(current, now);
    if (!compared.add(List.of(old.schema().toString(), next.schema().toString()))) {
      return;
    }
    compareTypes(place, old, next);
    compareChoices(place, old.schema().path("enum"), next.schema().path("enum"));
    compareRequired(place, old.schema(), next.schema());
    compareProperties(place, old.schema(), next.schema());
    compareParts(place, old.schema(), next.schema());
    compareBounds(place, old.schema(), next.schema());
    comparePatterns(place, old.schema().path("pattern"), next.schema().path("pattern"));
    compareOthers(place, old.schema(), next.schema());
  }

  /** A schema without its reference, and whether null will do, too. */
  private record Value(JsonNode schema, boolean nullable) {}

  private static Value value(ApiDocument document, JsonNode schema) {
    var parts = schema.path("anyOf");
    if (parts.size() == 2 && parts.get(1).path("type").asString("").equals("null")) {
      return new Value(document.resolve(parts.get(0)), true);
    }
    var plain = document.resolve(schema);
    return new Value(plain, texts(plain.path("type")).contains("null"));
  }

  private void compareTypes(String place, Value before, Value now) {
    var old = types(before);
    var next = types(now);
    // What is told as anything at all is what clients have sent themselves.
    var isTheirs = direction == Direction.TOLD && next.isEmpty();
    if (!isTheirs && isNarrower(old, next)) {
      found.accept(place, "was " + named(old) + " and is " + named(next));
    }
  }

  private static String named(Set<String> types) {
    return types.isEmpty() ? "of any type" : types.toString();
  }

  /** What a value may be; empty for anything. */
  private static Set<String> types(Value value) {
    var types = texts(value.schema().path("type"));
    if (value.nullable() && !types.isEmpty()) {
      types.add("null");
    }
    return types;
  }

  private void compareChoices(String place, JsonNode before, JsonNode now) {
    var old = texts(before);
    var next = texts(now);
    if (isNarrower(old, next)) {
      found.accept(place, "was one of " + old + " and is one of " + next);
    }
  }

  /**
   * Whether clients cannot send any more what they could, or are told what they were not; nothing
   * in a set stands for anything.
   */
  private boolean isNarrower(Set<String> before, Set<String> now) {
    var known = direction == Direction.SENT ? now : before;
    var other = direction == Direction.SENT ? before : now;
    return !known.isEmpty() && (other.isEmpty() || !known.containsAll(other));
  }

  private void compareRequired(String place, JsonNode before, JsonNode now) {
    var old = texts(before.path("required"));
    var next = texts(now.path("required"));
    if (direction == Direction.SENT) {
      next.removeAll(old);
      next.forEach(name -> found.accept(place + "/" + name, "is required"));
    } else {
      old.removeAll(next);
      old.forEach(name -> found.accept(place + "/" + name, "may be absent"));
    }
  }

  private void compareProperties(String place, JsonNode before, JsonNode now) {
    for (var property : before.path("properties").properties()) {
      var here = place + "/" + property.getKey();
      var successor = now.path("properties").path(property.getKey());
      if (successor.isMissingNode()) {
        found.accept(here, "is gone");
      } else {
        compare(here, property.getValue(), successor);
      }
    }
  }

  private void compareParts(String place, JsonNode before, JsonNode now) {
    for (var part : List.of("items", "additionalProperties", "propertyNames")) {
      var old = before.path(part);
      var next = now.path(part);
      if (old.isObject() && next.isObject()) {
        compare(place + "/*", old, next);
      } else if (direction == Direction.SENT
          ? !next.isMissingNode() && !old.equals(next)
          : old.isObject() && !next.isObject()) {
        found.accept(place, "has other " + part);
      }
    }
  }

  private void compareBounds(String place, JsonNode before, JsonNode now) {
    LOWER.forEach(bound -> compareBound(place, bound, before.path(bound), now.path(bound), 1));
    UPPER.forEach(bound -> compareBound(place, bound, before.path(bound), now.path(bound), -1));
  }

  /** {@code sign} tells which way a bound of that kind becomes stricter. */
  private void compareBound(String place, String bound, JsonNode before, JsonNode now, int sign) {
    var stricter = direction == Direction.SENT ? now : before;
    var laxer = direction == Direction.SENT ? before : now;
    if (!stricter.isMissingNode()
        && (laxer.isMissingNode() || sign * Long.compare(stricter.asLong(), laxer.asLong()) > 0)) {
      found.accept(place, "had " + bound + " " + named(before) + " and has " + named(now));
    }
  }

  private static String named(JsonNode bound) {
    return bound.isMissingNode() ? "none" : bound.asString();
  }

  private void comparePatterns(String place, JsonNode before, JsonNode now) {
    var stricter = direction == Direction.SENT ? now : before;
    if (!stricter.isMissingNode() && !before.equals(now)) {
      found.accept(place, "had the pattern " + named(before) + " and has " + named(now));
    }
  }

  /** Whatever else a schema says must stay as it is, since nobody has thought about it here. */
  private void compareOthers(String place, JsonNode before, JsonNode now) {
    var names = new TreeSet<>(before.propertyNames());
    names.addAll(now.propertyNames());
    names.removeAll(NOTES);
    names.removeAll(COMPARED);
    names.removeAll(LOWER);
    names.removeAll(UPPER);
    for (var name : names) {
      if (!Objects.equals(before.path(name), now.path(name))) {
        found.accept(place, "has another " + name);
      }
    }
  }

  private static Set<String> texts(JsonNode node) {
    var texts = new TreeSet<String>();
    if (node.isArray()) {
      node.forEach(item -> texts.add(item.asString("null")));
    } else if (node.isString()) {
      texts.add(node.asString());
    }
    return texts;
  }
}
