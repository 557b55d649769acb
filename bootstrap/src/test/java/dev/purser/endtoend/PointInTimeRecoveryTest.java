package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.command.CommandLine;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder of the database that {@code run} starts is lost under load, and comes back as it was
 * at an instant: with every order that was answered before it, and none that was asked for after
 * it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PointInTimeRecoveryTest {
  private static final int CLIENTS = 12;
  private static final int PAGE = 8192;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SECONDS = Pattern.compile("RTO: \\d+\\.\\d s");

  @TempDir private static Path folder;

  private static Map<String, String> environment;
  private static EmbeddedSettings place;
  private static PatientBuyers buyers;
  private static Instant early;
  private static String leftAlone;
  private static Instant chosen;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void writeUnderLoadAndLoseTheFolder() throws Exception {
    environment =
        Map.of(
            "PURSER_DATA", folder.resolve("data").toString(),
            "PURSER_DATABASE_PORT", String.valueOf(Ports.free()),
            "PURSER_BACKUPS", folder.resolve("backups").toString());
    place = EmbeddedSettings.of(new Settings(environment));
    early = Instant.now();
    try (var database = EmbeddedDatabase.start(place, line -> {})) {
      RunningService.migrate(database.url());
      leaveAlone(database.url());
    }
    assertThat(run(new ByteArrayOutputStream(), new ByteArrayOutputStream(), "backup")).isZero();

    var database = EmbeddedDatabase.start(place, line -> {});
    try (var service = RunningService.on(database.url(), Map.of())) {
      buyers = new PatientBuyers(service.client());
      buyers.start(CLIENTS);
      buyers.awaitOrders(10 * CLIENTS);
      chosen = Instant.now();
      buyers.awaitOrders(5 * CLIENTS);
      buyers.stop();
      awaitArchiving(database.url());
    }
    kill();
    database.close();
    delete(place.folder());
  }

  @Test
  @Order(1)
  void refusesInstantFromBeforeTheCopy() {
    assertThat(run("restore", "--to-time", early.toString())).isEqualTo(1);
    assertThat(text(err)).startsWith("purser: There is no copy").contains("from before " + early);
  }

  @Test
  @Order(2)
  void refusesInstantThatTheLogDoesNotReach() {
    var late = Instant.now().plusSeconds(3600);

    assertThat(run("restore", "--to-time", late.toString())).isEqualTo(1);

    assertThat(text(err)).startsWith("purser: The archived log ends before " + late);
    assertThat(text(err).strip().lines()).hasSize(1);
    assertThat(place.folder().resolve("cluster")).doesNotExist();
  }

  @Test
  @Order(3)
  void refusesTimeThatIsNone() {
    assertThat(run("restore", "--to-time", "yesterday")).isNotZero();
    assertThat(text(err)).contains("--to-time");
  }

  @Test
  @Order(4)
  void verifiesTheBackupInAScratchServerAndTellsWhatALossWouldCost() {
    assertThat(run("backup", "verify")).as(text(out) + text(err)).isZero();

    assertThat(text(out))
        .contains("invariants hold", "journal fits", "indexes fit their tables", "RPO: ")
        .containsPattern(SECONDS);
    assertThat(place.folder().resolve("cluster")).doesNotExist();
  }

  @Test
  @Order(5)
  void findsThatTheCopyIsDamaged() throws IOException {
    var damaged = copy().resolve("cluster").resolve(leftAlone);
    var whole = Files.readAllBytes(damaged);
    var spoilt = whole.clone();
    spoilt[PAGE - 1] ^= 1;
    Files.write(damaged, spoilt);
    try {
      assertThat(run("backup", "verify")).as(text(out) + text(err)).isEqualTo(1);
    } finally {
      Files.write(damaged, whole);
    }

    assertThat(text(out))
        .contains("What is on disk is damaged:", "- left_alone: ", "invalid page")
        .contains("The books in it were not looked at.", "RPO: ", "RTO: ");
  }

  @Test
  @Order(6)
  void hasEveryOrderFromBeforeTheInstantAndNoneFromAfterIt() {
    assertThat(run("restore", "--to-time", chosen.toString())).as(text(err)).isZero();

    try (var database = EmbeddedDatabase.start(place, line -> {});
        var service = RunningService.on(database.url(), Map.of())) {
      buyers.requireAsOf(chosen, service.client(), CLIENTS);
      var shop = new Shop(service.client());
      assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
      assertThat(shop.order(shop.buyer(10), shop.product(10, 1), 1).status()).isEqualTo(201);
    }
  }

  /** Stopping it archives the rest of its log, which is of a timeline of its own. */
  @Test
  @Order(8)
  void bringsBackWhatWasWrittenAfterARestore() throws IOException {
    String order;
    try (var database = EmbeddedDatabase.start(place, line -> {});
        var service = RunningService.on(database.url(), Map.of())) {
      var shop = new Shop(service.client());
      order = shop.order(shop.buyer(10), shop.product(10, 1), 1).succeeded().at("/id");
    }
    delete(place.folder());

    assertThat(run("restore")).as(text(err)).isZero();

    try (var database = EmbeddedDatabase.start(place, line -> {});
        var service = RunningService.on(database.url(), Map.of())) {
      assertThat(service.client().get("/v1/orders/" + order).status()).isEqualTo(200);
    }
  }

  @Test
  @Order(7)
  void refusesToRestoreOverDatabaseThatIsThere() {
    assertThat(run("restore")).isEqualTo(1);
    assertThat(text(err)).contains("There is a database in", "out of the way first");
  }

  private static Path copy() throws IOException {
    try (var entries = Files.list(folder.resolve("backups"))) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("copy-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private int run(String... arguments) {
    return run(out, err, arguments);
  }

  private static int run(
      ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
    return new CommandLine(environment, printing(out), printing(err)).execute(arguments);
  }

  /** Waits until everything that has been written so far is in the archive. */
  private static void awaitArchiving(DatabaseUrl url) throws SQLException, InterruptedException {
    var segment = asked(url, "SELECT pg_walfile_name(pg_switch_wal())");
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Files.notExists(folder.resolve("backups/log").resolve(segment))) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  /** Makes a table that the log says nothing more of, and that would not heal its page. */
  private static void leaveAlone(DatabaseUrl url) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE left_alone AS SELECT 1 AS id");
      statement.execute("VACUUM (FREEZE) left_alone");
    }
    leftAlone = asked(url, "SELECT pg_relation_filepath('left_alone')");
  }

  private static String asked(DatabaseUrl url, String query) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static void kill() throws IOException {
    var pid = Files.readAllLines(place.folder().resolve("cluster/postmaster.pid")).getFirst();
    var server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    assertThat(server.destroyForcibly()).isTrue();
    assertThat(server.onExit()).succeedsWithin(PATIENCE);
  }

  private static void delete(Path path) throws IOException {
    List<Path> deepestFirst;
    try (var files = Files.walk(path)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (var file : deepestFirst) {
      Files.delete(file);
    }
  }

  private static PrintStream printing(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
