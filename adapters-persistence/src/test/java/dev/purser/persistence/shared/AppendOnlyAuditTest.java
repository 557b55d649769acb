package dev.purser.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.testing.Shop;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody rewrites what was done, not even the owner of the tables. */
final class AppendOnlyAuditTest {
  private static TestDatabase database;
  private static PostgresPorts instance;

  @BeforeAll
  static void fillAudit() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    try (var shop = new TestShop(instance.ports(), Shop.over(instance.ports()))) {
      var _ = shop.customerWith(100);
    }
  }

  @AfterAll
  static void stop() {
    instance.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entries SET caller = 'somebody else'",
        "UPDATE audit_entries SET caller = caller",
        "DELETE FROM audit_entries",
        "DELETE FROM audit_entries WHERE false",
        "TRUNCATE audit_entries",
        "DELETE FROM idempotency_keys",
        "TRUNCATE idempotency_keys",
        "UPDATE idempotency_keys SET caller = 'somebody else'",
        "UPDATE idempotency_keys SET caller_role = NULL, answer = NULL",
        "UPDATE idempotency_keys SET created_at = now(), answer = NULL",
        "UPDATE idempotency_keys SET resource_id = command_id, answer = NULL",
        "UPDATE idempotency_keys SET answer_type = 'refusals', answer = NULL",
        "UPDATE idempotency_keys SET answer = '{}'",
        "INSERT INTO idempotency_keys SELECT * FROM idempotency_keys"
            + " ON CONFLICT (caller, operation, key) DO UPDATE SET answer = '{}'"
      })
  void refusesToChangeWhatWasWritten(String statement) {
    assertThatThrownBy(() -> instance.jdbc().execute(statement))
        .hasStackTraceContaining("the audit is append-only");

    assertThat(rows("audit_entries")).isPositive();
    assertThat(rows("idempotency_keys")).isPositive();
  }

  @Test
  void letsAnswersBeForgotten() {
    var forgotten = instance.jdbc().update("UPDATE idempotency_keys SET answer = NULL");

    assertThat(forgotten).isPositive();
  }

  private static long rows(String table) {
    var count = instance.jdbc().queryForObject("SELECT count(*) FROM " + table, Long.class);
    return count == null ? 0 : count;
  }
}
