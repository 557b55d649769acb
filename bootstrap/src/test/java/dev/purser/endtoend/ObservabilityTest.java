package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.purser.application.shared.LastBackups;
import dev.purser.application.shared.writepath.WritePathObserver;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The alerts and the dashboard in {@code observability} name what a running service tells, alerts
 * fire when they should, and everybody who is woken by one finds a page about it.
 */
class ObservabilityTest {
  private static final Path FOLDER = Path.of("..", "observability");
  private static final Path PAGES = Path.of("..", "docs", "alerts");
  private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
  private static final Path OBSERVATION = Path.of("..", "docs", "observation.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern FIGURE = Pattern.compile("(purser|http_server)_[a-z_]+[a-z]");
  private static final Pattern NUMBER = Pattern.compile("> \\d+");
  private static final String PROMTOOL = "promtool";
  private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern VALUES_OF_LABEL = Pattern.compile("label_values\\((.*), (\\w+)\\)");

  @TempDir private static Path folder;

  private static EmbeddedDatabase database;
  private static Standby standby;
  private static RunningService service;
  private static Figures figures;

  record Alert(String name, String expression, Map<String, String> annotations) {}

  /** Somebody who is sent the write-ahead log, as a standby is, and applies none of it. */
  private record Standby(Connection connection, PGReplicationStream stream) {
    static Standby of(DatabaseUrl database) throws SQLException {
      var login = new Properties();
      login.put("user", database.user());
      login.put("password", database.password());
      login.put("replication", "true");
      login.put("preferQueryMode", "simple");
      login.put("assumeMinServerVersion", "14");
      login.put("ApplicationName", "standby");
      var connection = DriverManager.getConnection(database.jdbcUrl(), login);
      var stream =
          connection
              .unwrap(PGConnection.class)
              .getReplicationAPI()
              .replicationStream()
              .physical()
              .withStartPosition(LogSequenceNumber.valueOf("0/1000000"))
              .start();
      return new Standby(connection, stream);
    }

    void close() throws SQLException {
      stream.close();
      connection.close();
    }
  }

  @BeforeAll
  static void doAllKindsOfThings() throws Exception {
    database = EmbeddedDatabase.start(new EmbeddedSettings(folder, Ports.free()), line -> {});
    RunningService.migrate(database.url());
    standby = Standby.of(database.url());
    var backups = Files.createDirectory(folder.resolve("backups"));
    service = RunningService.on(database.url(), Map.of("PURSER_BACKUPS", backups.toString()));
    var shop = new Shop(service.client());
    var buyer = shop.buyer(10);
    var sku = shop.product(10, 1);
    var _ = shop.order(buyer, sku, 1).succeeded();
    assertThat(shop.order(buyer, sku, 1).status()).isEqualTo(422);
    assertThat(service.client().get("/nowhere").status()).isEqualTo(404);
    assertThat(service.client().get("/readyz").status()).isEqualTo(200);
    var _ = shop.invariants();
    // Pauses are told of once there has been one.
    System.gc();
    figures = service.figuresOnceTheDatabaseHasToldItsOwn();
  }

  @AfterAll
  static void stop() throws SQLException {
    if (service != null) {
      service.close();
    }
    if (standby != null) {
      standby.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  void alertsNameOnlyWhatTheServiceTells() throws IOException {
    assertThat(alerts()).isNotEmpty();
    for (var alert : alerts()) {
      assertThat(PromQuery.of(alert.expression()).unknownIn(figures)).as(alert.name()).isEmpty();
    }
  }

  @Test
  void alertOnBackupsHasTheBoundsOfDoctor() throws IOException {
    assertThat(alerts())
        .filteredOn(alert -> alert.name().equals("PurserBackupOld"))
        .singleElement()
        .extracting(alert -> NUMBER.matcher(alert.expression()).results().map(MatchResult::group))
        .asInstanceOf(InstanceOfAssertFactories.stream(String.class))
        .containsExactly(
            "> " + LastBackups.TAKEN_WITHIN.toSeconds(),
            "> " + LastBackups.VERIFIED_WITHIN.toSeconds());
  }

  @Test
  void dashboardNamesOnlyWhatTheServiceTells() throws IOException {
    var queries = queriesOfDashboard();

    assertThat(queries).hasSizeGreaterThan(30);
    for (var query : queries) {
      assertThat(PromQuery.of(query).unknownIn(figures)).as(query).isEmpty();
    }
  }

  @Test
  void figuresOfTheServiceStandOnTheDashboardOrInAnAlert() throws IOException {
    var shown = new TreeSet<String>();
    Stream.concat(queriesOfDashboard().stream(), alerts().stream().map(Alert::expression))
        .flatMap(query -> PromQuery.of(query).selectors().stream())
        .forEach(selector -> shown.add(base(selector.metric())));

    assertThat(figures.samples())
        .extracting(sample -> base(sample.name()))
        .filteredOn(name -> name.startsWith("purser_"))
        .allMatch(name -> shown.contains(name) || name.equals("purser_database_statement_calls"));
  }

  @Test
  void findsWhatNobodyTells() {
    assertThat(unknown("sum(rate(purser_no_such_thing_total[5m])) > 0"))
        .containsExactly("purser_no_such_thing_total");
    assertThat(unknown("purser_problems_total{code=\"no-such-code\"}")).hasSize(1);
    assertThat(unknown("purser_problems_total{colour=~\".*\"}")).hasSize(1);
    assertThat(unknown("max by (colour) (purser_ready) or purser_ready")).containsExactly("colour");
    assertThat(unknown("max by (code) (purser_problems_total{code=\"overloaded\"}) > 0")).isEmpty();
  }

  @Test
  void figuresSayNothingOfPeople() {
    assertThat(figures.text()).doesNotContain("@").doesNotContain("SKU-");
    assertThat(figures.samples())
        .filteredOn(sample -> sample.name().startsWith("http_server_requests"))
        .extracting(sample -> sample.labels().get("route"))
        .contains("/v1/orders", "none")
        .doesNotContain("/nowhere");
  }

  @Test
  void alertsAreUnderstoodByPrometheus() throws Exception {
    requirePromtool();

    requireSuccess("check", "rules", "alerts.yaml");
  }

  @Test
  void alertsFireWhenTheyShouldAndNotElse() throws Exception {
    requirePromtool();

    requireSuccess("test", "rules", "alerts-test.yaml");
  }

  @Test
  void everyAlertIsTriedWithSeriesThatItFiresOnAndOthersThatItDoesNot() throws IOException {
    var fires = new TreeSet<String>();
    var rests = new TreeSet<String>();
    for (var test : list(load("alerts-test.yaml").get("tests"))) {
      for (var tried : list(test.get("alert_rule_test"))) {
        var all = list(tried.get("exp_alerts")).isEmpty() ? rests : fires;
        all.add((String) tried.get("alertname"));
      }
    }

    assertThat(alerts()).extracting(Alert::name).containsExactlyInAnyOrderElementsOf(fires);
    assertThat(rests).isEqualTo(fires);
  }

  @Test
  void everyAlertHasItsPageAndEveryPageItsAlert() throws IOException {
    try (var pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              alerts().stream().map(alert -> kebab(alert.name()) + ".md").toList());
    }
    for (var alert : alerts()) {
      var page = kebab(alert.name()) + ".md";
      assertThat(alert.annotations()).containsEntry("runbook", "docs/alerts/" + page);
      assertThat(Files.readString(PAGES.resolve(page)))
          .startsWith("# " + alert.name() + "\n")
          .contains("\n## What it means\n", "\n## What to look at\n", "\n## What to do\n");
    }
  }

  @Test
  void operationsListsEveryAlert() throws IOException {
    var page = Files.readString(OPERATIONS);

    assertThat(alerts())
        .allMatch(alert ->
            page.contains("| [%s](alerts/%s.md) |".formatted(alert.name(), kebab(alert.name()))));
  }

  @Test
  void statementsOnThePagesCanBeRun() throws Exception {
    var statements = codeOnPages().filter(code -> code.matches("(SELECT|VACUUM) .*")).toList();

    assertThat(statements).hasSizeGreaterThan(10);
    try (var connection =
            DriverManager.getConnection(
                database.url().jdbcUrl(), database.url().user(), database.url().password());
        var statement = connection.createStatement()) {
      for (var code : statements) {
        assertThatCode(() -> statement.execute(filledIn(code))).as(code).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void pageOfRollbacksSaysWhatToDoForEveryReasonAndNoOther() throws IOException {
    var told =
        Files.readString(PAGES.resolve("purser-rollbacks.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf(" | ")))
            .flatMap(reasons -> CODE.matcher(reasons).results())
            .map(reason -> reason.group(1));

    assertThat(told).containsExactlyInAnyOrderElementsOf(WritePathObserver.reasons());
  }

  @Test
  void queriesAndFiguresOnThePagesAreThoseThatTheServiceTells() throws IOException {
    var queries = codeOnPages().filter(code -> code.contains("(") && FIGURE.matcher(code).find());
    var names = FIGURE.matcher(Files.readString(OBSERVATION)).results().map(MatchResult::group);

    assertThat(queries).isNotEmpty().allSatisfy(query -> assertThat(unknown(query)).isEmpty());
    assertThat(names)
        .hasSizeGreaterThan(15)
        .allMatch(
            name -> figures.samples().stream().anyMatch(sample -> sample.name().startsWith(name)));
  }

  /** What stands as code in the pages about alerts. */
  private static Stream<String> codeOnPages() throws IOException {
    var codes = new ArrayList<String>();
    for (var alert : alerts()) {
      var page = Files.readString(PAGES.resolve(kebab(alert.name()) + ".md"));
      CODE.matcher(page).results().forEach(code -> codes.add(code.group(1)));
    }
    return codes.stream().map(code -> code.replaceAll("\\s+", " "));
  }

  /** With something in the places where the reader puts what is at hand. */
  private static String filledIn(String statement) {
    return statement.replace("...", "NULL").replace("(PID)", "(0)");
  }

  private static List<String> unknown(String query) {
    return PromQuery.of(query).unknownIn(figures);
  }

  private static String base(String metric) {
    return metric.replaceFirst("_(bucket|count|sum|max)$", "");
  }

  private static String kebab(String name) {
    return NEXT_WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  private static List<Alert> alerts() throws IOException {
    return list(load("alerts.yaml").get("groups")).stream()
        .flatMap(group -> list(group.get("rules")).stream())
        .map(rule ->
            new Alert(
                (String) rule.get("alert"),
                (String) rule.get("expr"),
                texts(rule.get("annotations"))))
        .toList();
  }

  private static Map<String, Object> load(String file) throws IOException {
    return new Yaml().load(Files.readString(FOLDER.resolve(file)));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object node) {
    return (List<Map<String, Object>>) node;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> texts(Object node) {
    return (Map<String, String>) node;
  }

  private static List<String> queriesOfDashboard() throws IOException {
    var dashboard =
        JsonMapper.shared().readTree(Files.readString(FOLDER.resolve("dashboard.json")));
    var queries = new ArrayList<String>();
    collect(dashboard, queries);
    return queries;
  }

  private static void collect(JsonNode node, List<String> queries) {
    if (node.has("expr")) {
      queries.add(node.get("expr").asString());
    }
    if (node.path("query").isString()) {
      var values = VALUES_OF_LABEL.matcher(node.get("query").asString());
      if (values.matches()) {
        queries.add("max by (%s) (%s)".formatted(values.group(2), values.group(1)));
      }
    }
    node.forEach(inside -> collect(inside, queries));
  }

  /** Where it is missing: fails if CI=true, else skips with a sentence. */
  private static void requirePromtool() throws InterruptedException {
    try {
      var _ = run("--version");
    } catch (IOException missing) {
      var sentence = "promtool is missing: install Debian's package prometheus to try the alerts.";
      if ("true".equals(System.getenv("CI"))) {
        fail(sentence);
      }
      abort(sentence);
    }
  }

  private static void requireSuccess(String... arguments) throws Exception {
    var output = run(arguments);
    assertThat(output).contains("SUCCESS").doesNotContain("FAILED");
  }

  private static String run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(PROMTOOL));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + (process.waitFor() == 0 ? "" : "FAILED");
  }
}
