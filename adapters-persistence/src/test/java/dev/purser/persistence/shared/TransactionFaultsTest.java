package dev.purser.persistence.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.Transactions;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.Rival;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What PostgreSQL says of a failed transaction, provoked for real, and what we make of it. */
class TransactionFaultsTest {
  private static TestDatabase database;
  private static PostgresPorts instance;
  private static Sql sql;
  private static Transactions transactions;

  @BeforeAll
  static void startInstance() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    sql = instance.sql();
    transactions = instance.ports().transactions();
  }

  @AfterAll
  static void stopInstance() {
    instance.close();
    database.close();
  }

  @Test
  void aUniqueValueThatIsTakenIsAViolatedConstraint() {
    assertThatThrownBy(() -> write("INSERT INTO locations VALUES ('MAIN', 'Again')"))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void aCheckThatFailsIsAViolatedConstraint() {
    assertThatThrownBy(() -> write("UPDATE accounts SET held = -1"))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void aConstraintThatIsCheckedAtTheCommitIsAViolatedOneToo() {
    write("CREATE TABLE late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)");

    assertThatThrownBy(() -> write("INSERT INTO late VALUES (1), (1)"))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void aStatementThatTakesTooLongTimesOut() {
    assertThatThrownBy(() ->
            write(
                "SELECT set_config('statement_timeout', '50ms', true), pg_sleep(0)",
                "SELECT pg_sleep(5)"))
        .isInstanceOf(TransactionFault.TimedOut.class);
  }

  @Test
  void aLockThatIsNotToBeHadInTimeIsNotAvailable() {
    try (var rival = Rival.on(database)) {
      rival.does("LOCK TABLE locations IN ACCESS EXCLUSIVE MODE");

      assertThatThrownBy(() ->
              write(
                  "SELECT set_config('lock_timeout', '50ms', true)", "SELECT code FROM locations"))
          .isInstanceOf(TransactionFault.LockNotAvailable.class);
    }
  }

  @Test
  void aDeadlockIsAConflict() {
    var bothHoldOne = new CyclicBarrier(2);
    write("CREATE TABLE crossed (id int PRIMARY KEY, n int)");
    write("INSERT INTO crossed VALUES (1, 0), (2, 0)");

    var one =
        CompletableFuture.runAsync(() -> cross(bothHoldOne, 1, 2), Thread::startVirtualThread);
    var other =
        CompletableFuture.runAsync(() -> cross(bothHoldOne, 2, 1), Thread::startVirtualThread);

    assertThatThrownBy(() -> CompletableFuture.allOf(one, other).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(TransactionFault.Conflict.class);
  }

  @Test
  void aBackendKilledBeforeTheCommitIsUnavailable() {
    assertThatThrownBy(() -> write("SELECT pg_terminate_backend(pg_backend_pid())"))
        .isInstanceOf(TransactionFault.Unavailable.class);
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() {
    var nowhere = "jdbc:postgresql://127.0.0.1:1/nothing";

    assertThatThrownBy(
            () -> {
              try (var lost = PostgresPorts.on(database, nowhere)) {
                var _ = lost.ports().transactions().read(() -> lost.ports().clock().now());
              }
            })
        .isInstanceOf(TransactionFault.Unavailable.class);
  }

  @Test
  void aMistakeOfOursStaysWhatItIs() {
    assertThatThrownBy(() -> write("SELECT nonsense")).isNotInstanceOf(TransactionFault.class);
    assertThatThrownBy(() ->
            transactions.write(() -> {
              throw new IllegalStateException(UUID.randomUUID().toString());
            }))
        .isExactlyInstanceOf(IllegalStateException.class);
  }

  private static void cross(CyclicBarrier bothHoldOne, int first, int second) {
    var _ =
        transactions.write(() -> {
          sql.update("UPDATE crossed SET n = n + 1 WHERE id = ?", Parameter.of(first));
          try {
            bothHoldOne.await();
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
          return sql.update("UPDATE crossed SET n = n + 1 WHERE id = ?", Parameter.of(second));
        });
  }

  private static void write(String... statements) {
    var _ =
        transactions.write(() -> {
          for (var statement : statements) {
            instance.jdbc().execute(statement);
          }
          return true;
        });
  }
}
