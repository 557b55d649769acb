package dev.purser.persistence.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.testing.Shop;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody rewrites the journal in passing, not even the owner of its tables. */
class AppendOnlyJournalTest {
  private static TestDatabase database;
  private static PostgresPorts instance;

  @BeforeAll
  static void fillJournal() {
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
        "UPDATE journal_links SET at = now()",
        "DELETE FROM journal_links",
        "TRUNCATE journal_links",
        "UPDATE journal_heads SET length = length",
        "UPDATE journal_heads SET hash = sha256('other')",
        "UPDATE journal_heads SET length = length - 1 WHERE length > 0",
        "UPDATE journal_heads SET length = length + 2",
        "DELETE FROM journal_heads",
        "TRUNCATE journal_heads",
        "INSERT INTO journal_heads SELECT * FROM journal_heads ON CONFLICT DO NOTHING",
        "UPDATE journal_beginning SET transfers = transfers + 1",
        "DELETE FROM journal_beginning",
        "TRUNCATE journal_beginning"
      })
  void refusesToChangeTheJournal(String statement) {
    assertThatThrownBy(() -> instance.jdbc().execute(statement))
        .hasStackTraceContaining("the journal is append-only");

    var report = instance.ports().journalVerification().verify(List.of());
    assertThat(report.fits()).isTrue();
    assertThat(report.links()).isPositive();
  }
}
