package dev.purser.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What clients of a released description could no longer do, or rely on, with the current one. A
 * client may send all that was described and be told no more than that; beside a new field of an
 * answer or a new code of a problem, which it must expect.
 */
public final class BreakingChanges {
  private static final int FIRST_PROBLEM = 400;

  private final ApiDocument released;
  private final ApiDocument current;
  private final List<String> found = new ArrayList<>();

  private BreakingChanges(ApiDocument released, ApiDocument current) {
    this.released = released;
    this.current = current;
  }

  /** A sentence for each; none when clients of the released one have nothing to fear. */
  public static List<String> between(ApiDocument released, ApiDocument current) {
    var changes = new BreakingChanges(released, current);
    var now = byRoute(current);
    byRoute(released)
        .forEach((route, before) -> {
          if (now.containsKey(route)) {
            changes.compare(route, before, now.get(route));
          } else {
            changes.add(route, "is gone");
          }
        });
    return List.copyOf(changes.found);
  }

  private static Map<String, ApiOperation> byRoute(ApiDocument document) {
    return document.operations().stream()
        .collect(Collectors.toMap(o -> o.method() + " " + o.path(), Function.identity()));
  }

  private void compare(String route, ApiOperation before, ApiOperation now) {
    if (!before.id().equals(now.id())) {
      add(route, "was called " + before.id() + " and is called " + now.id());
    }
    if (before.open() && !now.open()) {
      add(route, "needs credentials");
    }
    compareParameters(route, before, now);
    compareBodies(route, before, now);
    before
        .answers()
        .forEach((status, answer) -> {
          if (status < FIRST_PROBLEM) {
            compareAnswers(route + " " + status, answer, now.answers().get(status));
          }
        });
    now.answers().keySet().stream()
        .filter(status -> status < FIRST_PROBLEM && !before.answers().containsKey(status))
        .forEach(status -> add(route, "may succeed with " + status));
  }

  private void compareParameters(String route, ApiOperation before, ApiOperation now) {
    var old = parameters(before);
    var current = parameters(now);
    old.forEach((name, parameter) -> {
      var successor = current.get(name);
      if (successor == null) {
        add(route, "no longer takes " + name);
      } else {
        if (successor.required() && !parameter.required()) {
          add(route, "needs " + name);
        }
        schemas(Direction.SENT).compare(route + " " + name, parameter.schema(), successor.schema());
      }
    });
    current.values().stream()
        .filter(p -> p.required() && !old.containsKey(p.in() + " " + p.name()))
        .forEach(p -> add(route, "needs " + p.in() + " " + p.name()));
  }

  private static Map<String, ApiOperation.Parameter> parameters(ApiOperation operation) {
    return operation.parameters().stream()
        .collect(Collectors.toMap(p -> p.in() + " " + p.name(), Function.identity()));
  }

  private void compareBodies(String route, ApiOperation before, ApiOperation now) {
    var old = before.body();
    var current = now.body();
    if (current.isPresent()
        && current.get().required()
        && !old.map(b -> b.required()).orElse(false)) {
      add(route, "needs a body");
    }
    if (old.isPresent() && current.isEmpty()) {
      add(route, "no longer takes a body");
    } else if (old.isPresent()) {
      old.get()
          .contents()
          .forEach((type, content) ->
              compareContents(
                  Direction.SENT,
                  route + " body",
                  type,
                  content,
                  current.get().contents().get(type)));
    }
  }

  private void compareAnswers(
      String place, ApiOperation.Answer before, ApiOperation.@Nullable Answer now) {
    if (now == null) {
      add(place, "is gone");
      return;
    }
    before.headers().stream()
        .filter(header -> !now.headers().contains(header))
        .forEach(header -> add(place, "no longer tells " + header));
    before
        .contents()
        .forEach((type, content) ->
            compareContents(Direction.TOLD, place, type, content, now.contents().get(type)));
  }

  private void compareContents(
      Direction direction,
      String place,
      String type,
      ApiOperation.Content before,
      ApiOperation.@Nullable Content now) {
    if (now == null) {
      add(place, "is no longer " + type);
    } else {
      schemas(direction).compare(place, before.schema(), now.schema());
    }
  }

  private SchemaChanges schemas(Direction direction) {
    return new SchemaChanges(direction, released, current, this::add);
  }

  private void add(String place, String what) {
    var sentence = place + " " + what + ".";
    if (!found.contains(sentence)) {
      found.add(sentence);
    }
  }

  /** Which way a value goes, and so whether its schema may become wider or narrower. */
  enum Direction {
    /** By clients, who must not be allowed less. */
    SENT,
    /** To clients, who must not be told more kinds of values. */
    TOLD
  }
}
