package dev.purser.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.shared.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No request has a table read from its beginning to its end: neither today, when tables are small,
 * nor later with a plan from that time. What is read whole here has no index that would do.
 */
class StatementPlansTest {
  private static final Pattern PLANNED =
      Pattern.compile("\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

  /** What has a plan of its own, and is meant to read everything. */
  private static final String INVARIANT = "WITH counterexamples AS MATERIALIZED";

  /** Tables that stay small. */
  private static final List<String> SMALL =
      List.of("journal_heads", "databasechangelog", "invariant_checks", "invariant_results");

  /** One more change of an order, whose foreign key is checked. */
  private static final String CHILD =
      """
      INSERT INTO order_changes
        (order_id, version, kind, caller, lines, total, held, captured, refunded, expired, at)
      SELECT order_id, version + 1000, kind, caller, lines, total, held, captured, refunded,
        expired, at
      FROM order_changes
      ORDER BY order_id, version
      LIMIT 1
      """;

  private static final String WHOLE_READS_OF_ORDERS =
      """
      SELECT seq_scan
      FROM pg_stat_xact_user_tables
      WHERE relname = 'orders'
      """;

  private static Premises premises;

  @BeforeAll
  static void open() {
    premises = new Premises(Map.of());
  }

  @AfterAll
  static void close() {
    premises.close();
  }

  @Test
  void everyRouteGoesThroughIndexes() throws SQLException {
    var statements = new LinkedHashSet<String>();
    var _ = premises.statements();
    for (var operation : premises.document().operations()) {
      var theirs = premises.things().customer();
      premises.prepare(operation.id(), theirs);
      var draft = premises.drafts().of(operation, theirs);
      for (var asker : List.of(theirs.owner(), premises.staff(Role.ADMIN))) {
        var _ = premises.wire().send(draft.by(asker));
      }
      statements.addAll(premises.statements());
    }

    assertThat(statements).hasSizeGreaterThan(150);
    assertThat(wholeReadsOf(statements)).isEmpty();
  }

  @Test
  void noticesAStatementThatHasNoIndex() throws SQLException {
    var indexed = "SELECT total FROM orders WHERE id = $1";
    var whole = "SELECT id FROM orders WHERE total = $1";

    assertThat(wholeReadsOf(List.of(indexed, whole))).singleElement().asString().contains(whole);
  }

  @Test
  void foreignKeysAreCheckedThroughIndexesThoughThereIsLittleYet() throws SQLException {
    var _ = premises.things().customer();
    premises.does("ANALYZE");

    try (var ordinary = premises.ordinaryConnection();
        var services = premises.connection()) {
      assertThat(wholeReadsOfOrdersForAChild(ordinary)).as("what it is about").isEqualTo(1);
      assertThat(wholeReadsOfOrdersForAChild(services)).isZero();
    }
  }

  private static long wholeReadsOfOrdersForAChild(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(CHILD)).isEqualTo(1);
      try (var row = statement.executeQuery(WHOLE_READS_OF_ORDERS)) {
        assertThat(row.next()).isTrue();
        return row.getLong("seq_scan");
      }
    } finally {
      connection.rollback();
    }
  }

  /** Statements with the lines of their plans that read a table whole, as the service has them. */
  private static List<String> wholeReadsOf(Iterable<String> statements) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = premises.connection();
        var explaining = connection.createStatement()) {
      connection.setAutoCommit(false);
      explaining.execute("SET LOCAL plan_cache_mode = force_generic_plan");
      for (var sql : statements) {
        if (PLANNED.matcher(sql).lookingAt() && !sql.startsWith(INVARIANT)) {
          explaining.execute("PREPARE planned AS " + sql);
          try (var lines = explaining.executeQuery("EXPLAIN EXECUTE planned" + nothing(sql))) {
            while (lines.next()) {
              var line = lines.getString(1);
              if (line.contains("Seq Scan") && SMALL.stream().noneMatch(line::contains)) {
                found.add(sql + line.strip());
              }
            }
          }
          explaining.execute("DEALLOCATE planned");
        }
      }
      connection.rollback();
    }
    return found;
  }

  /** As many NULLs as the statement has parameters. */
  private static String nothing(String sql) {
    var parameters =
        PARAMETER.matcher(sql).results().mapToInt(found -> Integer.parseInt(found.group(1))).max();
    return parameters.isEmpty()
        ? ""
        : Collections.nCopies(parameters.getAsInt(), "NULL").stream()
            .collect(Collectors.joining(", ", "(", ")"));
  }
}
