package dev.purser.web.shared.openapi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the records of the wire are called in the document, and so in the clients made from it:
 * {@code OrderJson} is {@code Order}, its {@code LineJson} is {@code OrderLine}, and a record in a
 * controller has just its own name.
 */
final class SchemaNames {
  private static final String ANSWER = "Json";
  private static final String REQUEST = "Body";

  private final Map<String, String> taken = new ConcurrentHashMap<>();

  /** The name of the record; no two records have the same. */
  String of(Class<?> type) {
    var name = named(type);
    var other = taken.putIfAbsent(name, type.getName());
    if (other != null && !other.equals(type.getName())) {
      throw new IllegalStateException(
          "%s and %s are both called %s in the API's description; rename one of them"
              .formatted(other, type.getName(), name));
    }
    return name;
  }

  private static String named(Class<?> type) {
    var own = without(type.getSimpleName(), ANSWER);
    var outer = type.getEnclosingClass();
    return outer != null && outer.isRecord() ? without(named(outer), REQUEST) + own : own;
  }

  private static String without(String name, String ending) {
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
  }
}
