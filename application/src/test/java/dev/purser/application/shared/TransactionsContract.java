package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.writepath.LockWait;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerBuilder;
import dev.purser.domain.shared.Amounts;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All of the work's writes or none, and reads that see what was committed. */
public abstract class TransactionsContract extends PortsContract {

  @Test
  void keepsWhatWasWritten() {
    var customer = CustomerBuilder.aCustomer().build();

    change(() -> ports().customers().add(customer, null));

    assertThat(isThere(customer)).isTrue();
  }

  @Test
  void givesWhatTheWorkGives() {
    var transactions = ports().transactions();

    assertThat(transactions.write(() -> "written")).isEqualTo("written");
    assertThat(transactions.read(() -> "read")).isEqualTo("read");
    assertThat(transactions.snapshot(() -> "seen")).isEqualTo("seen");
  }

  @Test
  void takesEverythingBackWhenTheWorkFails() {
    var first = CustomerBuilder.aCustomer().build();
    var second = CustomerBuilder.aCustomer().build();
    var failure = new IllegalStateException("in the middle");

    assertThatThrownBy(() ->
            change(() -> {
              ports().customers().add(first, null);
              ports().customers().add(second, null);
              throw failure;
            }))
        .isSameAs(failure);

    assertThat(isThere(first)).isFalse();
    assertThat(isThere(second)).isFalse();
  }

  @Test
  void takesBackChangesToWhatWasThereBefore() {
    var before = given().account();
    var after = AccountBuilder.after(before, Amounts.credits(5), before.changedAt());

    assertThatThrownBy(() ->
            change(() -> {
              ports().credit().accounts().update(List.of(after));
              throw new AssertionError("in the middle");
            }))
        .isInstanceOf(AssertionError.class);

    assertThat(load(before.id())).isEqualTo(before);
  }

  @Test
  void goesOnAfterFailedWork() {
    var customer = CustomerBuilder.aCustomer().build();

    assertThatThrownBy(() -> change(() -> fail("at once"))).hasMessage("at once");
    change(() -> ports().customers().add(customer, null));

    assertThat(isThere(customer)).isTrue();
  }

  @Test
  void letsNobodyWriteInSnapshot() {
    var customer = CustomerBuilder.aCustomer().build();

    assertThatThrownBy(() ->
            ports()
                .transactions()
                .snapshot(() -> {
                  ports().customers().add(customer, null);
                  return true;
                }))
        .isInstanceOf(RuntimeException.class);

    assertThat(isThere(customer)).isFalse();
  }

  @Test
  void countsEveryoneWhoLocksFirst() throws Exception {
    var writers = 50;
    var account = given().account();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, writers)
              .mapToObj(n -> threads.submit(() -> addOneOnceLocked(account.id())))
              .toList();
      waitFor(running);
    }

    assertThat(load(account.id()).posted()).isEqualTo(writers);
    assertThat(load(account.id()).sequence()).isEqualTo(writers);
  }

  /** A queued lock has a short timeout; whoever meets it queues again, as the write path does. */
  private void addOneOnceLocked(AccountId id) {
    while (true) {
      try {
        change(() -> addOne(id));
        return;
      } catch (TransactionFault.LockNotAvailable notYet) {
        Thread.onSpinWait();
      }
    }
  }

  private void addOne(AccountId id) {
    var accounts = ports().credit().accounts();
    assertThat(accounts.lock(Set.of(id), LockWait.QUEUE)).containsExactly(id);
    var account = (CustomerAccount) accounts.load(Set.of(id)).get(id);
    Account more = AccountBuilder.after(account, Amounts.credits(1), account.changedAt());
    accounts.update(List.of(more));
  }

  private CustomerAccount load(AccountId id) {
    return read(() -> (CustomerAccount) ports().credit().accounts().load(Set.of(id)).get(id));
  }

  private boolean isThere(Customer customer) {
    return read(() -> ports().customers().find(List.of(customer.id()))).containsValue(customer);
  }

  private static void waitFor(List<? extends Future<?>> running)
      throws ExecutionException, InterruptedException {
    for (var one : running) {
      one.get();
    }
  }

  private static void fail(String message) {
    throw new IllegalStateException(message);
  }
}
