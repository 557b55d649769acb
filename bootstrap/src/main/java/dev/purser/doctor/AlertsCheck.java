package dev.purser.doctor;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Prometheus watches Purser, all its rules work, nothing is wrong by them, and somebody is told
 * when it is. Whether that somebody reads it only people know.
 */
final class AlertsCheck {
  private static final String NAME = "alerts";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int NAMED = 5;

  private static final String WORTH_AN_ALERT =
      "alerts on /readyz, /v1/invariants, failed archiving, the age of the last backup and of the"
          + " last restore, free disk and free connections, and set each off once.";

  private AlertsCheck() {}

  static Finding examine(Settings settings) {
    return settings
        .text(Setting.PURSER_PROMETHEUS_URL)
        .map(AlertsCheck::examine)
        .orElseGet(() ->
            Finding.unknown(
                NAME,
                Setting.PURSER_PROMETHEUS_URL
                    + " is not set, so that it cannot be seen from here whether anybody is told"
                    + " when something fails.",
                "Have " + WORTH_AN_ALERT));
  }

  private static Finding examine(String prometheus) {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var rules = rulesOfPurser(get(client, prometheus, "/api/v1/rules?type=alert"));
      var receivers = get(client, prometheus, "/api/v1/alertmanagers").at("/data");
      return judge(rules, receivers.path("activeAlertmanagers").size());
    } catch (IOException | JacksonException failed) {
      return Finding.notMet(
          NAME,
          "No Prometheus answers at %s: %s.".formatted(prometheus, failed.getMessage()),
          "Have it run, and have somebody told when it does not.");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static Finding judge(List<JsonNode> rules, int receivers) {
    if (rules.isEmpty()) {
      return Finding.notMet(NAME, "No alert is about Purser.", "Have " + WORTH_AN_ALERT);
    }
    var broken = named(rules, "/health", "err");
    if (!broken.isEmpty()) {
      return Finding.notMet(
          NAME, "Alerts that cannot be evaluated: " + broken + ".", "Mend their expressions.");
    }
    if (receivers == 0) {
      return Finding.notMet(
          NAME,
          "Prometheus knows no Alertmanager, so that nobody is told.",
          "Name one in its configuration under alerting, and set an alert off to see that it"
              + " arrives.");
    }
    var firing = named(rules, "/state", "firing");
    return firing.isEmpty()
        ? Finding.met(NAME, "%d alerts are watched, and none is raised.".formatted(rules.size()))
        : Finding.notMet(
            NAME, "Alerts are raised: " + firing + ".", "Look at each before going live.");
  }

  private static String named(List<JsonNode> rules, String field, String value) {
    return String.join(
        ", ",
        rules.stream()
            .filter(rule -> rule.at(field).asString("").equals(value))
            .map(rule -> rule.at("/name").asString("?"))
            .limit(NAMED)
            .toList());
  }

  /** Those that name it, in whichever part: a job, a label, a metric, their own name. */
  private static List<JsonNode> rulesOfPurser(JsonNode answer) {
    return answer.at("/data/groups").valueStream().flatMap(AlertsCheck::rulesOfPurserIn).toList();
  }

  private static Stream<JsonNode> rulesOfPurserIn(JsonNode group) {
    return group
        .path("rules")
        .valueStream()
        .filter(rule ->
            Stream.of(
                    group.path("name"), rule.path("name"), rule.path("query"), rule.path("labels"))
                .anyMatch(part -> part.toString().toLowerCase(Locale.ROOT).contains("purser")));
  }

  private static JsonNode get(HttpClient client, String prometheus, String path)
      throws IOException, InterruptedException {
    var uri = URI.create(prometheus.replaceAll("/$", "") + path);
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("it answers with status " + answer.statusCode());
    }
    return JsonMapper.shared().readTree(answer.body());
  }
}
