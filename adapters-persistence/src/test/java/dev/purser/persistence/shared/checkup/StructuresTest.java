package dev.purser.persistence.shared.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.checkup.Structures.Report;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import org.junit.jupiter.api.Test;

class StructuresTest {

  @Test
  void findsNothingInDatabaseThatIsWhole() {
    try (var database = TestDatabase.fresh();
        var instance = PostgresPorts.on(database)) {
      var report = check(instance);

      assertThat(report.isWhole()).as(report.toString()).isTrue();
      assertThat(report.indexes()).isGreaterThan(50);
    }
  }

  /** An index over a function whose answers change is one that lost its rows. */
  @Test
  void namesIndexThatDoesNotHaveTheRowsOfItsTable() {
    try (var database = TestDatabase.fresh();
        var instance = PostgresPorts.on(database)) {
      var jdbc = instance.jdbc();
      jdbc.execute(
          "CREATE FUNCTION turned(value int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT value'");
      jdbc.execute("CREATE TABLE things AS SELECT id FROM generate_series(1, 100) AS id");
      jdbc.execute("CREATE INDEX things_turned ON things (turned(id))");
      jdbc.execute(
          "CREATE OR REPLACE FUNCTION turned(value int) RETURNS int IMMUTABLE LANGUAGE sql"
              + " AS 'SELECT -value'");

      var report = check(instance);

      assertThat(report.isWhole()).isFalse();
      assertThat(report.damage())
          .singleElement()
          .asString()
          .startsWith("things_turned: ")
          .contains("lacks matching index tuple");
    }
  }

  private static Report check(PostgresPorts instance) {
    return new SqlStructures(instance.sql(), instance.ports().transactions()).check();
  }
}
