package dev.purser.persistence.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.command.CommandScope;
import liquibase.command.core.RollbackCountCommandStep;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A PostgreSQL server to test on, above all the one that the tests of a JVM share.
 *
 * <p>The shared one is, in this order: the server that the system property or environment variable
 * below names, a container where Docker can be reached, or the embedded server. The named one keeps
 * its durability settings, the others trade them for speed, as their data dies with the JVM.
 */
final class TestServer {

  /**
   * A JDBC URL with user and password of a server to test against, such as Debian's PostgreSQL 15.
   * The user may create databases.
   */
  static final String URL_PROPERTY = "purser.test.postgres";

  static final String URL_VARIABLE = "PURSER_TEST_POSTGRES";

  private static final String CHANGELOG = "db/changelog/master.yaml";

  private static final String CHANGESETS_FROM =
      """
      SELECT count(*)
      FROM databasechangelog
      WHERE orderexecuted >= (
        SELECT min(orderexecuted) FROM databasechangelog WHERE filename LIKE ?)
      """;

  private static final String IMAGE = "postgres:18";
  private static final String SUPERUSER = "postgres";

  /** Where CREATE DATABASE is sent to; every server has it. */
  static final String MAINTENANCE_DATABASE = "postgres";

  /** The template to which nobody can be connected, which would make copying it fail. */
  static final String EMPTY_TEMPLATE = "template0";

  /** Kept here, as a logger that nobody refers to forgets its level. */
  private static final Logger LIQUIBASE_LOGGER = Logger.getLogger("liquibase");

  /** Tests open several pools at once. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "max_connections", "200",
          "shared_buffers", "128MB",
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off");

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final String user;
  private final String password;
  private final UnaryOperator<String> urlOf;
  private final String template;
  private final Set<String> created = ConcurrentHashMap.newKeySet();

  private boolean migrated;

  private TestServer(String user, String password, UnaryOperator<String> urlOf) {
    this.user = user;
    this.password = password;
    this.urlOf = urlOf;
    this.template = "template_" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Returns the shared server, which the first call starts. */
  static TestServer running() {
    return Holder.SERVER;
  }

  /** Returns the server at a JDBC URL, which somebody else started and stops. */
  static TestServer at(String url, String user, String password) {
    var given = new PGSimpleDataSource();
    given.setUrl(url);
    String address = given.getServerNames()[0] + ":" + given.getPortNumbers()[0];
    return new TestServer(
        user, password, database -> "jdbc:postgresql://" + address + "/" + database);
  }

  /** Returns the name of a database with the whole schema, which the first call migrates. */
  synchronized String migratedTemplate() {
    if (!migrated) {
      createDatabase(template, EMPTY_TEMPLATE);
      migrate(template);
      migrated = true;
    }
    return template;
  }

  /** Creates a database as a copy of a template to which nobody is connected. */
  synchronized void createDatabase(String name, String from) {
    execute("CREATE DATABASE " + name + " TEMPLATE " + from);
    created.add(name);
  }

  /** Drops a database, whoever is still connected to it. */
  void dropDatabase(String name) {
    execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    created.remove(name);
  }

  String jdbcUrl(String database) {
    return urlOf.apply(database);
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  private void execute(String sql) {
    try (Connection connection = connect(MAINTENANCE_DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The test server refused: " + sql, e);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), user, password);
  }

  void migrate(String database) {
    run(database, TestServer::update);
  }

  /** Takes back a file of the changelog and all after it. */
  void rollBackFrom(String database, String file) {
    var changesets = changesetsFrom(database, file);
    run(
        database,
        target ->
            new CommandScope(RollbackCountCommandStep.COMMAND_NAME)
                .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
                .addArgumentValue(RollbackCountCommandStep.COUNT_ARG, changesets)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
                .execute());
  }

  private int changesetsFrom(String database, String file) {
    try (Connection connection = connect(database);
        var statement = connection.prepareStatement(CHANGESETS_FROM)) {
      statement.setString(1, "%/" + file);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("What was applied of " + file + " is not known", e);
    }
  }

  /** Something that Liquibase does with a database. */
  private interface Migration {
    void run(Database target) throws Exception;
  }

  private void run(String database, Migration migration) {
    LIQUIBASE_LOGGER.setLevel(Level.WARNING);
    try (Connection connection = connect(database)) {
      Database target =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      Scope.child(quietLiquibase(), () -> migration.run(target));
    } catch (Exception e) {
      throw new IllegalStateException("The changelog " + CHANGELOG + " could not be applied", e);
    }
  }

  private static void update(Database target) throws Exception {
    new CommandScope(UpdateCommandStep.COMMAND_NAME)
        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY_OUTPUT, UpdateSummaryOutputEnum.LOG)
        .execute();
  }

  /** Liquibase would otherwise report each run to its makers and each changeset on the console. */
  private static Map<String, Object> quietLiquibase() {
    return Map.of(
        AnalyticsArgs.ENABLED.getKey(), false, Scope.Attr.ui.name(), new LoggerUIService());
  }

  private void dropWhatIsLeft() {
    created.forEach(this::dropDatabase);
  }

  private static TestServer start() {
    String url = System.getProperty(URL_PROPERTY, System.getenv(URL_VARIABLE));
    if (url != null && !url.isBlank()) {
      return named(url);
    }
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return container();
    }
    System.out.println("No Docker here: the tests use the embedded PostgreSQL instead.");
    return embedded();
  }

  private static TestServer named(String url) {
    var given = new PGSimpleDataSource();
    given.setUrl(url);
    TestServer server = at(url, given.getUser(), given.getPassword());
    Runtime.getRuntime().addShutdownHook(new Thread(server::dropWhatIsLeft));
    return server;
  }

  private static TestServer container() {
    var container =
        new PostgreSQLContainer(DockerImageName.parse(IMAGE))
            .withUsername(SUPERUSER)
            .withDatabaseName(MAINTENANCE_DATABASE)
            .withCommand(containerCommand());
    container.start();
    String address = container.getHost() + ":" + container.getMappedPort(5432);
    return new TestServer(
        SUPERUSER,
        container.getPassword(),
        database -> "jdbc:postgresql://" + address + "/" + database);
  }

  private static String[] containerCommand() {
    List<String> command = new ArrayList<>(List.of("postgres"));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command.toArray(String[]::new);
  }

  private static TestServer embedded() {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(START_TIMEOUT);
      SETTINGS.forEach(builder::setServerConfig);
      int port = builder.start().getPort();
      return new TestServer(
          SUPERUSER, SUPERUSER, database -> "jdbc:postgresql://localhost:" + port + "/" + database);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
    }
  }

  /** Starts the server when a test first asks for it, once. */
  private static final class Holder {

    private static final TestServer SERVER = start();

    private Holder() {}
  }
}
