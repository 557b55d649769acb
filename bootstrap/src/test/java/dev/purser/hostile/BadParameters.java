package dev.purser.hostile;

import dev.purser.description.ApiOperation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with requests beside their bodies, made of one that is right. */
final class BadParameters {
  static final List<String> INJECTIONS =
      List.of(
          "' OR '1'='1",
          "'; DROP TABLE customers; --",
          "1; SELECT pg_sleep(60)",
          "\" OR \"\"=\"",
          "%' UNION SELECT password_hash FROM customers --",
          "\\'; COPY customers TO PROGRAM 'true' --",
          "${jndi:ldap://127.0.0.1:1/a}",
          "$1",
          "{{7*7}}");

  /** As they stand in an address, where an encoder would not let them pass. */
  private static final List<String> NO_TEXTS = List.of("%00", "a%00b", "%ED%A0%80", "%FF", "%C3");

  private static final List<String> NO_NUMBERS =
      List.of("0", "-1", "1.5", "1e3", "x", "", "9223372036854775808", "201");

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "BREW", "PROPFIND");

  private static final Set<String> PAGING = Set.of("limit", "page", "size");
  private static final Set<String> OPAQUE = Set.of("cursor", "sort");
  private static final String ACCEPT = "Accept";

  private BadParameters() {}

  static List<Bad> of(Draft draft, Asker asker, Set<String> methodsOfPath) {
    var all = new ArrayList<Bad>();
    var request = draft.by(asker);
    for (var name : List.of("unknown", "access_token", "_method", "' OR 1=1", "sort[]")) {
      all.add(Bad.of("?" + name, query(draft, name, "1").by(asker), 400));
    }
    for (var parameter : draft.operation().parameters()) {
      switch (parameter.in()) {
        case "path" -> addToPath(all, draft, asker, parameter);
        case "query" -> addToQuery(all, draft, asker, parameter);
        default -> addToHeader(all, request, parameter.name());
      }
    }
    METHODS.stream()
        .filter(method -> !methodsOfPath.contains(method))
        .forEach(method -> all.add(Bad.of(method, request.by(method), 404, 405)));
    for (var accept : List.of("text/html", "application/json;q=0", "nonsense")) {
      all.add(Bad.of("Accept: " + accept, request.with(ACCEPT, accept), 406));
    }
    return all;
  }

  private static void addToPath(List<Bad> all, Draft draft, Asker asker, Parameter variable) {
    var marked = draft.with(Place.path(variable.name()), "MARK").by(asker);
    var wrong = new ArrayList<>(NO_TEXTS);
    wrong.addAll(List.of("1", "-1", "x", "%27%20OR%201%3D1", "%2e%2e%2f", "null", "1-1-1-1-1"));
    wrong.add("a".repeat(1_000));
    for (var value : wrong) {
      all.add(
          Bad.of(
              "{" + variable.name() + "} of " + value,
              marked.to(marked.target().replace("MARK", value)),
              400,
              404));
    }
  }

  private static void addToQuery(List<Bad> all, Draft draft, Asker asker, Parameter parameter) {
    var name = parameter.name();
    for (var value : NO_TEXTS) {
      var request = query(draft, name, "MARK").by(asker);
      all.add(
          Bad.of(
              "?" + name + "=" + value, request.to(request.target().replace("MARK", value)), 400));
    }
    var twice = query(draft, name, "1").by(asker);
    all.add(Bad.of("?" + name + " twice", twice.to(twice.target() + "&" + name + "=1"), 400));
    if (PAGING.contains(name)) {
      for (var value : NO_NUMBERS) {
        if (!(name.equals("page") && value.equals("201"))) {
          all.add(Bad.of("?" + name + "=" + value, query(draft, name, value).by(asker), 400));
        }
      }
    }
    INJECTIONS.stream()
        .filter(value -> !isValue(parameter, value))
        .forEach(value ->
            all.add(Bad.of("?" + name + "=" + value, query(draft, name, value).by(asker), 400)));
  }

  /** Whether the parameter may be a sentence like that. */
  private static boolean isValue(Parameter parameter, String sentence) {
    var schema = parameter.schema();
    var pattern = schema.path("pattern").asString("");
    return !schema.has("enum")
        && !schema.has("format")
        && !OPAQUE.contains(parameter.name())
        && Pattern.compile(pattern).matcher(sentence).find();
  }

  private static void addToHeader(List<Bad> all, Request request, String header) {
    switch (header) {
      case Drafts.KEY -> {
        all.add(Bad.of("no key", request.without(header), 400));
        for (var key : List.of("", "short", "k".repeat(256), "a key with a tab\tin it", "\"\"")) {
          all.add(Bad.of("key " + key, request.with(header, key), 400));
        }
      }
      case Drafts.IF_MATCH -> {
        all.add(Bad.of("no If-Match", request.without(header), 428));
        for (var tag : List.of("\"-1\"", "\"' OR 1=1\"", "W/\"0\"", "\"9223372036854775808\"")) {
          all.add(Bad.of("If-Match: " + tag, request.with(header, tag), 400, 412));
        }
        all.add(Bad.of("If-Match: x", request.with(header, "x"), 400, 412));
      }
      default -> {
        // What is not needed may be wrong.
      }
    }
  }

  private static Draft query(Draft draft, String name, String value) {
    Map<String, String> query = new LinkedHashMap<>(draft.query());
    query.put(name, value);
    return new Draft(
        draft.operation(), draft.path(), query, draft.headers(), draft.type(), draft.body());
  }
}
