package dev.purser.persistence.shared.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.checkup.Finding;
import dev.purser.application.shared.checkup.Finding.Verdict;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.StrictServer;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each line of the list on a server on which it is met, and after somebody has spoilt it. The
 * service's role asks, as it does in earnest.
 */
class CheckupTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SERVICE = "shop_service";
  private static final String PASSWORD = "of the service";

  private static StrictServer server;

  private TestDatabase database;

  @BeforeAll
  static void start() throws SQLException {
    server = StrictServer.start();
    server.configure("archive_command = 'true'");
    server.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(SERVICE, PASSWORD));
    server.execute("ALTER ROLE %s SET statement_timeout = '5s'".formatted(SERVICE));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void prepare() throws SQLException {
    database = server.freshDatabase();
    administer("CREATE EXTENSION pg_stat_statements", "CREATE EXTENSION amcheck");
    grant();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  static Stream<Check> metLines() {
    return Stream.of(
        new ReleaseCheck(14, 18),
        new ExtensionsCheck(),
        new DurabilityCheck(),
        new SchemaCheck(ReleasedChangesets.ofThisRelease()),
        new RollbacksCheck(ReleasedChangesets.withWayBack()),
        new PrivilegesCheck(),
        new LimitsCheck(List::of),
        new EncryptionCheck(),
        new ConnectionsCheck(10, 1),
        new ForeignKeysCheck(SqlCheckup.WITHOUT_INDEX),
        new ConstraintsCheck(),
        new InvalidIndexesCheck(),
        new UnusedIndexesCheck(10_000_000, Duration.ZERO),
        new VacuumCheck(100_000),
        new BloatCheck(0),
        new TransactionIdsCheck(1_000_000_000));
  }

  @ParameterizedTest
  @MethodSource("metLines")
  void isMetWhereEverythingIsAsItIsToBe(Check check) {
    var finding = ask(check);

    assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.MET);
    assertThat(finding.check()).isEqualTo(check.name());
    assertThat(finding.remedy()).isEmpty();
  }

  @Test
  void findsReleaseThatIsNotTestedWith() {
    requireNotMet(new ReleaseCheck(99, 100), "PostgreSQL 18");
  }

  @Test
  void findsExtensionThatIsMissing() throws SQLException {
    administer("DROP EXTENSION amcheck");

    assertThat(requireNotMet(new ExtensionsCheck(), "amcheck").remedy())
        .contains("CREATE EXTENSION amcheck");
  }

  @Test
  void findsExtensionThatStayedOldWhenTheServerWasUpgraded() throws SQLException {
    administer("DROP EXTENSION amcheck", "CREATE EXTENSION amcheck VERSION '1.3'");

    assertThat(requireNotMet(new ExtensionsCheck(), "amcheck").remedy())
        .contains("ALTER EXTENSION amcheck UPDATE");
  }

  @Test
  void findsCommitsOfTheRoleThatAreNotWaitedFor() throws SQLException {
    inDatabase("SET synchronous_commit = off");

    requireNotMet(new DurabilityCheck(), "synchronous_commit is off");
  }

  @Test
  void findsPagesThatCanBeTorn() throws SQLException {
    server.configure("full_page_writes = off");
    try {
      requireNotMet(new DurabilityCheck(), "full_page_writes is off");
    } finally {
      server.configure("full_page_writes = on");
    }
  }

  @Test
  void findsServerThatForcesNothingToDisk() {
    try (var other = TestDatabase.fresh()) {
      var finding = ask(other, new DurabilityCheck(), other.user(), other.password());

      assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MET);
      assertThat(finding.found()).contains("fsync is off");
    }
  }

  @Test
  void findsChangesetThatIsMissing() throws SQLException {
    administer("DELETE FROM databasechangelog WHERE id = 'scheduled-transfers'");

    requireNotMet(
        new SchemaCheck(ReleasedChangesets.ofThisRelease()), "purser:scheduled-transfers");
  }

  @Test
  void findsLockOfMigrationThatWasKilled() throws SQLException {
    administer(
        """
        UPDATE databasechangeloglock
        SET locked = true, lockedby = 'somebody who died', lockgranted = now()
        """);

    requireNotMet(new SchemaCheck(List.of()), "somebody who died");
  }

  @Test
  void findsDatabaseWithoutSchema() throws SQLException {
    administer("DROP TABLE databasechangelog");

    requireNotMet(new SchemaCheck(List.of()), "no schema");
  }

  @Test
  void findsChangesetOfLaterRelease() throws SQLException {
    administer("UPDATE databasechangelog SET id = 'of-tomorrow' WHERE id = 'scheduled-transfers'");

    requireNotMet(new RollbacksCheck(ReleasedChangesets.withWayBack()), "purser:of-tomorrow");
  }

  @Test
  void findsChangesetWithoutWayBack() throws SQLException {
    var changelog =
        """
        --changeset purser:both-ways
        CREATE TABLE things (id bigint);
        --rollback DROP TABLE things;

        --changeset purser:one-way runInTransaction:false
        DROP INDEX CONCURRENTLY things_by_id;
        --rollback

        --changeset purser:both-ways-at-length
        DROP TABLE things;
        /* liquibase rollback
        CREATE TABLE things (id bigint);
        */
        """;
    administer(
        "DELETE FROM databasechangelog",
        applied("both-ways", 1),
        applied("one-way", 2),
        applied("both-ways-at-length", 3));

    var finding =
        requireNotMet(
            new RollbacksCheck(ReleasedChangesets.withWayBackIn(changelog).toList()),
            "purser:one-way");

    assertThat(finding.found()).doesNotContain("both-ways");
  }

  @Test
  void findsThatThereIsNoReleaseToGoBackTo() throws SQLException {
    administer("UPDATE databasechangelog SET tag = NULL");

    requireNotMet(new RollbacksCheck(ReleasedChangesets.withWayBack()), "No release is tagged");
  }

  private static String applied(String id, int place) {
    return """
    INSERT INTO databasechangelog
      (id, author, filename, dateexecuted, orderexecuted, exectype)
    VALUES ('%s', 'purser', 'planted.sql', now(), %d, 'EXECUTED')
    """
        .formatted(id, place);
  }

  @Test
  void findsSuperuser() {
    var asked = ask(new PrivilegesCheck(), database.user(), database.password());

    assertThat(asked.verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(asked.found()).contains("is a superuser");
  }

  @ParameterizedTest
  @CsvSource({
    "ALTER TABLE products OWNER TO shop_service, owns tables",
    "GRANT CREATE ON SCHEMA public TO shop_service, may create tables",
    "ALTER ROLE shop_service CREATEDB, may create databases",
  })
  void findsRoleThatMayDoMoreThanItNeeds(String spoil, String said) throws SQLException {
    administer(spoil);
    try {
      requireNotMet(new PrivilegesCheck(), said);
    } finally {
      administer("ALTER ROLE shop_service NOCREATEDB");
    }
  }

  @Test
  void findsRoleWithoutLimits() {
    requireNotMet(new LimitsCheck(() -> List.of("statement_timeout")), "no statement_timeout");
  }

  @Test
  void findsPasswordsThatAreKeptWeakly() throws SQLException {
    inDatabase("SET password_encryption = 'md5'");

    requireNotMet(new EncryptionCheck(), "md5");
  }

  @Test
  void findsServerWithTooFewConnections() {
    requireNotMet(new ConnectionsCheck(1_000, 1), "2 instances with 1000 connections each");
    requireNotMet(new ConnectionsCheck(10, 100), "100 instances with 10 connections each");
  }

  @Test
  void leavesTheInstancesConnectionsToThePoolerBehindOne() throws SQLException {
    assertThat(ask(new ConnectionsCheck(0, 1)).found()).contains("for a pooler");

    server.execute("ALTER ROLE shop_service CONNECTION LIMIT 9");
    try {
      requireNotMet(new ConnectionsCheck(0, 1), "There are 9 connections for a pooler");
    } finally {
      server.execute("ALTER ROLE shop_service CONNECTION LIMIT -1");
    }
  }

  @Test
  void findsRoleWithTooFewConnections() throws SQLException {
    server.execute("ALTER ROLE shop_service CONNECTION LIMIT 20");
    try {
      requireNotMet(new ConnectionsCheck(10, 1), "the database lets in 20");
    } finally {
      server.execute("ALTER ROLE shop_service CONNECTION LIMIT -1");
    }
  }

  @Test
  void followsTheArchivingOfTheLog() throws SQLException {
    administer("SELECT pg_switch_wal()");
    await(Verdict.MET, "last archived at");

    server.configure("archive_command = 'false'");
    administer("CREATE TABLE written AS SELECT 1 AS value", "SELECT pg_switch_wal()");
    await(Verdict.NOT_MET, "fails");

    server.configure("archive_command = 'true'");
    await(Verdict.MET, "last archived at");
  }

  @Test
  void findsServerThatArchivesNothing() {
    try (var other = TestDatabase.fresh()) {
      var finding = ask(other, new ArchivingCheck(), other.user(), other.password());

      assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MET);
      assertThat(finding.found()).contains("not archived");
    }
  }

  @Test
  void findsForeignKeyWithoutIndex() throws SQLException {
    administer(
        "CREATE TABLE parents (id bigint PRIMARY KEY)",
        "CREATE TABLE children (name text, parent bigint CONSTRAINT bare REFERENCES parents)",
        "CREATE INDEX ON children (name, parent)");

    requireNotMet(new ForeignKeysCheck(SqlCheckup.WITHOUT_INDEX), "children.bare");
  }

  @Test
  void takesForeignKeyWithAnyIndexThatBeginsWithIt() throws SQLException {
    administer(
        "CREATE TABLE parents (a bigint, b bigint, PRIMARY KEY (a, b))",
        "CREATE TABLE children (a bigint, b bigint, FOREIGN KEY (a, b) REFERENCES parents)",
        "CREATE INDEX ON children (b, a)");

    assertThat(ask(new ForeignKeysCheck(SqlCheckup.WITHOUT_INDEX)).verdict())
        .isEqualTo(Verdict.MET);
  }

  @Test
  void findsConstraintThatOldRowsMayBreak() throws SQLException {
    administer(
        "CREATE TABLE things (amount bigint)",
        "ALTER TABLE things ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID");

    requireNotMet(new ConstraintsCheck(), "things.positive");
  }

  @Test
  void findsIndexThatCouldNotBeBuilt() throws SQLException {
    administer("CREATE TABLE things AS SELECT 1 AS id FROM generate_series(1, 2)");
    assertThatThrownBy(() -> administer("CREATE UNIQUE INDEX CONCURRENTLY half ON things (id)"))
        .isInstanceOf(SQLException.class);

    requireNotMet(new InvalidIndexesCheck(), "half");
  }

  @Test
  void findsLargeIndexThatNobodyReads() throws SQLException {
    administer(
        "CREATE TABLE things AS SELECT id FROM generate_series(1, 20000) AS id",
        "CREATE INDEX things_never_read ON things (id)");

    requireNotMet(new UnusedIndexesCheck(200_000, Duration.ZERO), "things_never_read");
  }

  @Test
  void saysNothingOfUseThatWasNotCountedForLong() {
    var finding = ask(new UnusedIndexesCheck(0, Duration.ofDays(7)));

    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.remedy()).contains("7 days");
  }

  @Test
  void findsHotStatementThatReadsLargeTableAsAWhole() throws SQLException {
    administer(
        "CREATE TABLE heaps AS SELECT id, id AS value FROM generate_series(1, 20000) AS id",
        "ANALYZE heaps");
    grant();
    for (var i = 0; i < 20; i++) {
      var _ = asService().queryForList("SELECT id FROM heaps WHERE value = ?", i);
    }
    requireNotMet(new PlansCheck(10_000), "heaps");

    administer("CREATE INDEX ON heaps (value)");

    assertThat(ask(new PlansCheck(10_000)).verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void cannotTellOfPlansBeforeThereAreAny() {
    assertThat(ask(new PlansCheck(10_000)).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void findsThatNobodyWatchesStatements() throws SQLException {
    administer("DROP EXTENSION pg_stat_statements");

    requireNotMet(new PlansCheck(10_000), "pg_stat_statements is missing");
  }

  @Test
  void findsTableThatIsNeverClearedUp() throws SQLException {
    administer("ALTER TABLE products SET (autovacuum_enabled = false)");

    requireNotMet(new VacuumCheck(100_000), "products");
  }

  @Test
  void findsTableFullOfDeadRows() throws SQLException {
    administer(
        "CREATE TABLE leftovers AS SELECT id FROM generate_series(1, 2000) AS id",
        "DELETE FROM leftovers WHERE id > 500",
        "SELECT pg_stat_force_next_flush()");

    requireNotMet(new VacuumCheck(1_000), "leftovers (1500 of 2000)");
  }

  @Test
  void findsTableAndThenIndexesThatAreMostlyAir() throws SQLException {
    administer(
        "CREATE TABLE heaps (id bigint, name text)",
        "INSERT INTO heaps SELECT id, 'n' || id FROM generate_series(1, 20000) AS id",
        "CREATE INDEX heaps_by_id ON heaps (id)",
        "CREATE INDEX heaps_by_name ON heaps (name, id)",
        "VACUUM (ANALYZE) heaps");
    grant();
    assertThat(ask(new BloatCheck(100_000)).verdict()).isEqualTo(Verdict.MET);

    administer("DELETE FROM heaps WHERE id % 20 <> 0", "VACUUM (ANALYZE) heaps");
    requireNotMet(new BloatCheck(100_000), "heaps");
    assertThat(ask(new BloatCheck(100_000_000)).verdict()).isEqualTo(Verdict.MET);

    // Its indexes are left as they are.
    administer("UPDATE pg_class SET relpages = 1 WHERE oid = 'heaps'::regclass");
    assertThat(requireNotMet(new BloatCheck(100_000), "heaps_by_name, heaps_by_id").remedy())
        .contains("REINDEX INDEX CONCURRENTLY");
  }

  @Test
  void findsTransactionIdsThatAreNotFreed() {
    requireNotMet(new TransactionIdsCheck(0), "transaction ids are in use");
  }

  @CanIgnoreReturnValue
  private Finding requireNotMet(Check check, String said) {
    var finding = ask(check);

    assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.NOT_MET);
    assertThat(finding.found()).contains(said).endsWith(".");
    assertThat(finding.remedy()).endsWith(".");
    return finding;
  }

  private void await(Verdict verdict, String said) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var finding = ask(new ArchivingCheck());
    while (finding.verdict() != verdict || !finding.found().contains(said)) {
      assertThat(System.nanoTime()).as(finding.toString()).isLessThan(deadline);
      finding = ask(new ArchivingCheck());
    }
  }

  private Finding ask(Check check) {
    return ask(check, SERVICE, PASSWORD);
  }

  private Finding ask(Check check, String user, String password) {
    return ask(database, check, user, password);
  }

  private static Finding ask(TestDatabase database, Check check, String user, String password) {
    var source = source(database, user, password);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    var sql = new Sql(new JdbcTemplate(source));
    return transaction.execute(status -> check.examine(sql));
  }

  private JdbcTemplate asService() {
    return new JdbcTemplate(source(database, SERVICE, PASSWORD));
  }

  private static PGSimpleDataSource source(TestDatabase database, String user, String password) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl() + "?preferQueryMode=simple");
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /** Of new connections of the service's role to this database. */
  private void inDatabase(String setting) throws SQLException {
    administer("ALTER ROLE %s IN DATABASE %s %s".formatted(SERVICE, database.name(), setting));
  }

  private void grant() throws SQLException {
    administer("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + SERVICE);
  }

  private void administer(String... statements) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }
}
