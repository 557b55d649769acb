package dev.purser.persistence.shared;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Transactions through Spring, so that JPA and SQL share one connection. */
final class SpringTransactions implements Transactions {
  /** Within the transaction and not on the session, which a pooler may hand to somebody else. */
  private static final String SET_SNAPSHOT =
      """
      SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY
      """;

  private static final TransactionDefinition DEFAULT = new DefaultTransactionDefinition();

  private final PlatformTransactionManager manager;
  private final Sql sql;
  private final FaultMeter meter;

  SpringTransactions(PlatformTransactionManager manager, Sql sql, FaultMeter meter) {
    this.manager = manager;
    this.sql = sql;
    this.meter = meter;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return run(work);
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return run(work);
  }

  @Override
  public <T> T snapshot(Supplier<T> work) {
    return run(() -> {
      sql.update(SET_SNAPSHOT);
      return work.get();
    });
  }

  private <T> T run(Supplier<T> work) {
    var committing = false;
    @Nullable TransactionStatus status = null;
    try {
      status = manager.getTransaction(DEFAULT);
      var result = work.get();
      committing = true;
      manager.commit(status);
      return result;
    } catch (RuntimeException failure) {
      var fault = SqlStates.translate(failure, committing);
      if (fault instanceof TransactionFault ofDatabase) {
        meter.count(ofDatabase);
      }
      rollBack(status, fault);
      throw fault;
    } catch (Error failure) {
      rollBack(status, failure);
      throw failure;
    }
  }

  private void rollBack(@Nullable TransactionStatus status, Throwable cause) {
    if (status == null || status.isCompleted()) {
      return;
    }
    try {
      manager.rollback(status);
    } catch (RuntimeException alsoFailed) {
      cause.addSuppressed(alsoFailed);
    }
  }
}
