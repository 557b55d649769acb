package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.command.CommandLine;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service and the commands on a server that has a certificate for {@code localhost}. */
class DatabaseTlsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String RIGHT_HOST = "localhost";
  private static final String WRONG_HOST = "127.0.0.1";

  private static final String CONNECTIONS_IN_THE_CLEAR =
      """
      SELECT count(*) FILTER (WHERE NOT ssl), count(*) FILTER (WHERE ssl)
      FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
      WHERE application_name = 'purser'
      """;

  @TempDir private static Path folder;

  private static Certificates certificates;
  private static Path authority;
  private static Path stranger;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void startServerWithCertificate() throws SQLException {
    certificates = new Certificates(folder);
    authority = certificates.authority("authority");
    stranger = certificates.authority("stranger");
    certificates.issue("server", "authority", RIGHT_HOST, "-1d");
    certificates.issue("expired", "authority", RIGHT_HOST, "-60d");
    database =
        EmbeddedDatabase.start(
            new EmbeddedSettings(folder.resolve("postgres"), Ports.free()), line -> {});
    RunningService.migrate(database.url());
    show("server");
  }

  @AfterAll
  static void stopServer() {
    database.close();
  }

  @Test
  void serviceSpeaksToItOverTlsAlone() throws SQLException {
    try (var service = RunningService.on(verifying(RIGHT_HOST, authority), Map.of())) {
      var shop = new Shop(service.client());

      assertThat(shop.order(shop.buyer(10), shop.product(10, 1), 1).status()).isEqualTo(201);

      try (var connection = connect(database.url());
          var statement = connection.createStatement();
          var row = statement.executeQuery(CONNECTIONS_IN_THE_CLEAR)) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isZero();
        assertThat(row.getLong(2)).isPositive();
      }
    }
  }

  @Test
  void saysThatTheCertificateIsOfAnotherAuthority() {
    assertThat(refusal(verifying(RIGHT_HOST, stranger)))
        .contains("not issued by the authority in sslrootcert");
  }

  @Test
  void saysThatTheCertificateIsForAnotherHost() {
    assertThat(refusal(verifying(WRONG_HOST, authority)))
        .contains("for another host than the URL names");
  }

  @Test
  void saysThatTheCertificateHasExpired() throws SQLException {
    show("expired");
    try {
      assertThat(refusal(verifying(RIGHT_HOST, authority))).contains("has expired");
    } finally {
      show("server");
    }
  }

  @Test
  void saysThatTheAuthoritysFileIsMissing() {
    var missing = folder.resolve("missing.pem");

    assertThat(refusal(verifying(RIGHT_HOST, missing))).contains(missing.toString());
  }

  @Test
  void refusesServerThatDoesWithoutTls() throws SQLException {
    configure("ssl = off");
    try {
      assertThat(refusal(verifying(RIGHT_HOST, authority))).contains("does not support SSL");
    } finally {
      show("server");
    }
  }

  @Test
  void refusesRemoteServerInTheClearBeforeItIsSpokenTo() {
    var url = new DatabaseUrl("jdbc:postgresql://db.example/shop", "ann", "hidden");

    assertThat(refusal(url)).contains("db.example", "sslmode=verify-full");
  }

  /** What a command says, in one sentence, that cannot reach the database. */
  private static String refusal(DatabaseUrl url) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var named = url.jdbcUrl() + (url.jdbcUrl().contains("?") ? "&" : "?");
    var environment =
        Map.of(
            "DATABASE_URL",
            named + "user=" + url.user() + "&password=" + url.password(),
            "PORT",
            "0",
            "PURSER_LOG_FORMAT",
            "text",
            "PURSER_TOKEN_KEYS",
            folder.resolve("keys.json").toString());

    var status = new CommandLine(environment, printing(out), printing(err)).execute("serve");

    var said = err.toString(StandardCharsets.UTF_8);
    assertThat(status).isEqualTo(1);
    assertThat(said).startsWith("purser: ").doesNotContain("Exception", url.password());
    assertThat(said.strip().lines()).hasSize(1);
    return said;
  }

  private static PrintStream printing(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  private static DatabaseUrl verifying(String host, Path authority) {
    var url = database.url();
    return new DatabaseUrl(
        url.jdbcUrl().replace("127.0.0.1", host) + "?sslmode=verify-full&sslrootcert=" + authority,
        url.user(),
        url.password());
  }

  /** Has the server show a certificate from now on. */
  private static void show(String name) throws SQLException {
    configure(
        "ssl_cert_file = '%s'".formatted(certificates.certificateFile(name)),
        "ssl_key_file = '%s'".formatted(certificates.keyFile(name)),
        "ssl = on");
  }

  /** Returns when new connections find it so. */
  private static void configure(String... settings) throws SQLException {
    var before = asked("SELECT pg_conf_load_time()");
    try (var connection = connect(database.url());
        var statement = connection.createStatement()) {
      for (var setting : settings) {
        statement.execute("ALTER SYSTEM SET " + setting);
      }
      statement.execute("SELECT pg_reload_conf()");
    }
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (asked("SELECT pg_conf_load_time()").equals(before)) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
    }
  }

  private static String asked(String query) throws SQLException {
    try (var connection = connect(database.url());
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }
}
