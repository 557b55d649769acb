package dev.purser.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.purser.application.shared.checkup.Finding;
import dev.purser.application.shared.checkup.Finding.Verdict;
import dev.purser.configuration.Settings;
import dev.purser.persistence.shared.Components;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus from Debian's package tells of alerts. */
class AlertsCheckTest {
  private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String ALERTMANAGER =
      """
      alerting:
        alertmanagers:
          - static_configs:
              - targets: ['127.0.0.1:9']
      """;

  private static final String OF_SOMETHING_ELSE = rule("DiskFull", "vector(0) > 1");
  private static final String QUIET = rule("PurserIsAway", "vector(0) > 1");
  private static final String RAISED = rule("PurserIsLate", "vector(1)");

  /** Which name a label gets is looked at when it is evaluated. */
  private static final String BROKEN =
      rule("PurserIsOdd", "label_replace(vector(1), 'no name', 'odd', '', '')");

  @TempDir private Path folder;

  @Test
  void followsWhatPrometheusWatchesAndWhomItTells() throws Exception {
    Components.require(
        Files.isExecutable(PROMETHEUS),
        "Prometheus is not at %s: install Debian's package prometheus to test with it."
            .formatted(PROMETHEUS));
    var address = "127.0.0.1:" + freePort();
    configure("", OF_SOMETHING_ELSE);
    var prometheus = start(address);
    try {
      await(address, Verdict.NOT_MET, "No alert is about Purser.");

      reload(prometheus, "", OF_SOMETHING_ELSE + QUIET);
      await(address, Verdict.NOT_MET, "knows no Alertmanager");

      reload(prometheus, ALERTMANAGER, OF_SOMETHING_ELSE + QUIET);
      await(address, Verdict.MET, "1 alerts are watched");

      reload(prometheus, ALERTMANAGER, QUIET + BROKEN);
      await(address, Verdict.NOT_MET, "cannot be evaluated: PurserIsOdd.");

      reload(prometheus, ALERTMANAGER, QUIET + RAISED);
      await(address, Verdict.NOT_MET, "Alerts are raised: PurserIsLate.");
    } finally {
      prometheus.destroyForcibly().waitFor();
    }
  }

  @Test
  void findsThatNobodyAnswers() throws IOException {
    var finding = examine("http://127.0.0.1:" + freePort());

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(finding.found()).startsWith("No Prometheus answers at http://127.0.0.1:");
  }

  @Test
  void findsThatSomethingElseAnswers() throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.start();
    try {
      var finding = examine("http://127.0.0.1:" + server.getAddress().getPort());

      assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MET);
      assertThat(finding.found()).contains("it answers with status 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void remindsOfWhatOnlyPeopleKnowWhereNoPrometheusIsNamed() {
    var finding = AlertsCheck.examine(new Settings(Map.of()));

    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.found()).contains("PURSER_PROMETHEUS_URL is not set");
    assertThat(finding.remedy()).contains("/readyz");
  }

  private static Finding examine(String url) {
    return AlertsCheck.examine(new Settings(Map.of("PURSER_PROMETHEUS_URL", url)));
  }

  private static void await(String address, Verdict verdict, String said)
      throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var finding = examine("http://" + address + "/");
    while (finding.verdict() != verdict || !finding.found().contains(said)) {
      assertThat(System.nanoTime()).as(finding.toString()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
      finding = examine("http://" + address + "/");
    }
    assertThat(finding.remedy().isEmpty()).isEqualTo(verdict == Verdict.MET);
  }

  private Process start(String address) throws IOException {
    return new ProcessBuilder(
            PROMETHEUS.toString(),
            "--config.file=" + folder.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=" + address)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  /** It reads its configuration anew at SIGHUP. */
  private void reload(Process prometheus, String alerting, String rules) throws Exception {
    configure(alerting, rules);
    var kill = new ProcessBuilder("kill", "-HUP", Long.toString(prometheus.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private void configure(String alerting, String rules) throws IOException {
    Files.writeString(folder.resolve("rules.yml"), "groups:\n- name: shop\n  rules:\n" + rules);
    Files.writeString(
        folder.resolve("prometheus.yml"),
        "global: {evaluation_interval: 1s}\nrule_files: ['rules.yml']\n" + alerting);
  }

  private static String rule(String name, String expression) {
    return "  - alert: %s\n    expr: \"%s\"\n".formatted(name, expression);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
