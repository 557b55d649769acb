package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command that brings its database along. All tests share one folder, as the users' runs do:
 * each finds what the one before left.
 */
class RunCommandTest {
  private static final int FAILED = 1;
  private static final int TERMINATED = 143;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern SHOPPER =
      Pattern.compile("  (\\w+@example\\.com) +([0-9a-f-]{36}) ([0-9a-f-]{36}) (\\d+)");
  private static final Pattern LAST_LINE = Pattern.compile("curl http:.*/v1/invariants");

  @TempDir private static Path temporary;

  private static Path folder;

  @BeforeAll
  static void createFolder() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("a folder"));
  }

  @Test
  void printsCustomersAndAnOrderThatWorksAndGivesTheSameBytesAgain() {
    try (var run = run()) {
      var service = run.client();
      var printed = PrintedOrder.of(run);
      var ada = shopper(run, "ada@example.com");
      var before = new Shop(service).account(ada).at("/held").longValue();

      var placed = printed.perform();
      var again = printed.perform();

      assertThat(placed.status()).as(placed.toString()).isEqualTo(201);
      assertThat(placed.isReplayed()).isFalse();
      assertThat(again.status()).isEqualTo(201);
      assertThat(again.isReplayed()).isTrue();
      assertThat(again.body()).isEqualTo(placed.body());
      assertThat(placed.at("/customerId")).isEqualTo(ada.customer());
      assertThat(new Shop(service).account(ada).at("/held").longValue()).isEqualTo(before + 2500);
      assertThat(run.output()).contains("grace@example.com", "linus@example.com");
      assertThat(service.get("/swagger-ui/index.html").status()).isEqualTo(200);
      assertThat(run.terminate()).isEqualTo(TERMINATED);
      assertThat(run.output())
          .containsSubsequence("- Stopping\n", "closed: readiness", "- Stopping PostgreSQL")
          .doesNotContain("not ready any more");
    }
    requireCleanStop();
  }

  @Test
  void keepsEveryOrderWhenServiceAndDatabaseAreKilledAndDoesNotLoadTheShopTwice()
      throws IOException {
    Reply placed;
    PrintedOrder printed;
    try (var run = run()) {
      printed = PrintedOrder.of(run);
      placed = printed.perform().succeeded();
      run.kill();
      killDatabase();
    }

    try (var run = run()) {
      var service = run.client();
      var shop = new Shop(service);

      assertThat(service.get("/v1/orders/" + placed.at("/id")).body()).isEqualTo(placed.body());
      var ada = PrintedOrder.of(run).client();
      var again = ada.post("/v1/orders", printed.key(), printed.body());
      assertThat(again.body()).isEqualTo(placed.body());
      assertThat(again.isReplayed()).isTrue();
      assertThat(service.get("/v1/products").json().at("/items").size()).isEqualTo(6);
      assertThat(service.get("/v1/customers").json().at("/items").size()).isEqualTo(5);
      assertThat(shop.stock("TEA-001").at("/onHand").longValue()).isEqualTo(500);
      assertThat(service.get("/v1/stock?sku=TEA-001&location=NORTH").json().at("/items/0/onHand"))
          .hasToString("120");
      assertThat(service.get("/v1/stock?lowStock=true").json().at("/items/0/sku").stringValue())
          .isEqualTo("HON-001");
      var account = shop.account(shopper(run, "ada@example.com"));
      assertThat(account.at("/posted").longValue()).isEqualTo(100_000);
      assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
      assertThat(run.output()).contains("it was killed and recovers");
      assertThat(run.terminate()).isEqualTo(TERMINATED);
    }
    requireCleanStop();
  }

  @Test
  void leavesNoDatabaseBehindWhenItIsAskedToStopWhileItStarts() {
    try (var run = run()) {
      var _ = run.await(Pattern.compile("Migrating the schema"));

      assertThat(run.terminate()).isEqualTo(TERMINATED);
      assertThat(run.errors()).isEmpty();
    }
    requireCleanStop();
  }

  @Test
  void leavesNoDatabaseBehindWhenItsPortIsTaken() throws IOException {
    try (var taken = Ports.taken();
        var run = run(Map.of("PORT", String.valueOf(taken.getLocalPort())))) {
      assertThat(run.exitStatus()).isEqualTo(FAILED);
      assertThat(run.errors())
          .isEqualTo(
              "purser: Port %d is taken; set PORT, or PURSER_MANAGEMENT_PORT if it is that one, to another.\n"
                  .formatted(taken.getLocalPort()));
      assertThat(run.output()).doesNotContain("Exception");
    }
    requireCleanStop();
  }

  @Test
  void refusesFolderOfAnotherRun() {
    try (var first = run()) {
      var _ = first.client();
      try (var second = run()) {
        assertThat(second.exitStatus()).isEqualTo(FAILED);
        assertThat(second.errors()).startsWith("purser: The folder ").contains("in use");
      }
      assertThat(first.client().get("/readyz").status()).isEqualTo(200);
      assertThat(first.terminate()).isEqualTo(TERMINATED);
    }
    requireCleanStop();
  }

  private static CommandRun run() {
    return run(Map.of());
  }

  private static CommandRun run(Map<String, String> settings) {
    return CommandRun.start(folder, settings, "run");
  }

  /** The order that is printed to be pasted into a shell. */
  private record PrintedOrder(Client client, String key, String body) {
    private static final Pattern SIGN_IN =
        Pattern.compile(
            """
            TOKEN=\\$\\(curl -s (http://\\S+?)/v1/tokens -H 'Content-Type: application/json' \\\\
             +-d '([^']+)' \\| sed 's/\\.\\*"accessToken":"\\\\\\(\\[\\^"]\\*\\\\\\)\\.\\*/\\\\1/'\\)
            """);
    private static final Pattern CURL =
        Pattern.compile(
            """
            curl -i (http://\\S+?)/v1/orders -H "Authorization: Bearer \\$TOKEN" \\\\
             +-H 'Content-Type: application/json' \\\\
             +-H 'Idempotency-Key: ([^']+)' \\\\
             +-d '([^']+)'
            """);

    static PrintedOrder of(CommandRun run) {
      var _ = run.await(LAST_LINE);
      var signIn = run.await(SIGN_IN);
      var anonymous = new Client(signIn.group(1), null);
      var token = anonymous.post("/v1/tokens", signIn.group(2)).succeeded().at("/accessToken");
      var curl = run.await(CURL);
      return new PrintedOrder(anonymous.with(token), curl.group(2), curl.group(3));
    }

    Reply perform() {
      return client.post("/v1/orders", key, body);
    }
  }

  private static Buyer shopper(CommandRun run, String email) {
    var _ = run.await(LAST_LINE);
    return SHOPPER
        .matcher(run.output())
        .results()
        .filter(line -> line.group(1).equals(email))
        .map(line -> new Buyer(line.group(2), line.group(3)))
        .findFirst()
        .orElseThrow();
  }

  private static void killDatabase() throws IOException {
    var server = databaseFolder().resolve("cluster/postmaster.pid");
    var pid = Files.readAllLines(server).getFirst().strip();
    var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    assertThat(process.onExit()).succeedsWithin(PATIENCE);
  }

  private static void requireCleanStop() {
    assertThat(databaseProcesses()).isEmpty();
    assertThat(databaseFolder().resolve("cluster")).exists();
    assertThat(databaseFolder().resolve("cluster/postmaster.pid")).doesNotExist();
    assertThat(databaseFolder().resolve("server.log"))
        .content()
        .endsWith("database system is shut down\n");
  }

  /** Every process that runs the PostgreSQL of this folder, which nobody else does. */
  private static List<ProcessHandle> databaseProcesses() {
    return ProcessHandle.allProcesses()
        .filter(process ->
            process
                .info()
                .command()
                .filter(command -> Path.of(command).startsWith(databaseFolder()))
                .isPresent())
        .toList();
  }

  private static Path databaseFolder() {
    return folder.resolve(".purser/postgres");
  }
}
