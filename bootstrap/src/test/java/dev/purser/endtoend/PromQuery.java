package dev.purser.endtoend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a query of PromQL names: series with conditions on their labels, and labels that it groups
 * by. Not a parser of the language; promtool is.
 */
record PromQuery(String text, List<Selector> selectors, Set<String> groupedBy) {
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?<![\\w$\"])([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:\\{([^}]*)})?(?!\\s*\\(|[\\w:])");
  private static final Pattern CONDITION =
      Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** Labels that Prometheus adds by itself, and the series that it makes by itself. */
  private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("instance", "job");

  private static final String SERIES_OF_PROMETHEUS = "up";

  record Condition(String label, String operator, String value) {}

  record Selector(String metric, List<Condition> conditions) {}

  static PromQuery of(String text) {
    var grouped = new HashSet<String>();
    var rest =
        GROUPING
            .matcher(text)
            .replaceAll(grouping -> {
              Stream.of(grouping.group(1).split(",")).map(String::strip).forEach(grouped::add);
              return " ";
            })
            .replaceAll("\\[[^]]*]", "");
    grouped.remove("");
    var selectors = new ArrayList<Selector>();
    var found = SELECTOR.matcher(rest);
    while (found.find()) {
      if (!WORDS.contains(found.group(1))) {
        selectors.add(new Selector(found.group(1), conditions(found.group(2))));
      }
    }
    return new PromQuery(text, List.copyOf(selectors), Set.copyOf(grouped));
  }

  private static List<Condition> conditions(String text) {
    var conditions = new ArrayList<Condition>();
    var all = CONDITION.matcher(text == null ? "" : text);
    while (all.find()) {
      conditions.add(new Condition(all.group(1), all.group(2), all.group(3)));
    }
    return List.copyOf(conditions);
  }

  /** What it names that the figures do not have. */
  List<String> unknownIn(Figures figures) {
    var unknown = new ArrayList<String>();
    var labels = new HashSet<>(LABELS_OF_PROMETHEUS);
    for (var selector : selectors) {
      if (selector.metric().equals(SERIES_OF_PROMETHEUS)) {
        continue;
      }
      var series =
          figures.samples().stream()
              .filter(sample -> sample.name().equals(selector.metric()))
              .toList();
      if (series.isEmpty()) {
        unknown.add(selector.metric());
      }
      series.forEach(sample -> labels.addAll(sample.labels().keySet()));
      selector.conditions().stream()
          .filter(condition -> !LABELS_OF_PROMETHEUS.contains(condition.label()))
          .filter(
              Predicate.not(
                  condition -> series.stream().anyMatch(sample -> fits(condition, sample))))
          .forEach(condition -> unknown.add(selector.metric() + " with " + condition));
    }
    groupedBy.stream().filter(label -> !labels.contains(label)).forEach(unknown::add);
    return unknown;
  }

  /** Has the label and, where one value is asked for, that. */
  private static boolean fits(Condition condition, Figures.Sample sample) {
    var value = sample.labels().get(condition.label());
    return value != null && (!condition.operator().equals("=") || value.equals(condition.value()));
  }
}
