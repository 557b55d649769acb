package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.codes;
import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.credit.OpenAccount;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Two instances post to one account of the house, which they read without a lock: what either has
 * not seen of the other the database refuses, and it is decided again.
 */
class HouseLimitsTest {
  private static final Executor THREADS = Thread::startVirtualThread;
  private static final int ROUNDS = 256;
  private static final int PAYERS = 40;

  private TestDatabase database;
  private PostgresPorts firstInstance;
  private PostgresPorts secondInstance;
  private TestShop first;
  private TestShop second;

  @BeforeEach
  void startInstances() {
    database = TestDatabase.fresh();
    firstInstance = PostgresPorts.on(database);
    secondInstance = PostgresPorts.on(database);
    first = new TestShop(firstInstance.ports(), Shop.over(firstInstance.ports()));
    second = new TestShop(secondInstance.ports(), Shop.over(secondInstance.ports()));
  }

  @AfterEach
  void everythingAddsUp() {
    first.requireInvariants();
    first.close();
    second.close();
    firstInstance.close();
    secondInstance.close();
    database.close();
  }

  @Test
  void takesExactlyWhatThereIsRoomForUnderManyCallersOfBoth() {
    var full = house();
    fill(full);
    var payers = Stream.generate(() -> first.customerWith(10).id()).limit(PAYERS).toList();

    var replies =
        IntStream.range(0, PAYERS)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () ->
                        (i % 2 == 0 ? first : second).transfer(freshKey(), payers.get(i), full, 10),
                    THREADS))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(25);
    assertThat(replies)
        .filteredOn(Reply.Refused.class::isInstance)
        .hasSize(PAYERS - 25)
        .allSatisfy(reply -> assertThat(codes(reply)).containsExactly("amount-out-of-range"));
    assertThat(posted(full)).isEqualTo(HouseAccount.MOST - 5);
  }

  @Test
  void hasTheDatabaseGuardWhatTheDecisionsKeep() {
    var jdbc = firstInstance.jdbc();
    var customers = first.customerWith(1).id().value();

    assertThatThrownBy(() ->
            jdbc.update(
                "UPDATE accounts SET posted = ? WHERE id = ?",
                HouseAccount.MOST + 1,
                house().value()))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("accounts_of_house_in_range");
    assertThatThrownBy(() ->
            jdbc.update(
                "UPDATE accounts SET posted = ?, floor = -1 WHERE id = ?", Amount.MAX, customers))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("accounts_in_range");
  }

  private AccountId house() {
    var request = new OpenAccount.Request.ForHouse(AssetCode.CREDIT);
    return done(first.shop().credit().openAccount().open(Calls.aCall(), request)).id();
  }

  /** From another account of the house and through a customer's, until there is room for 255. */
  private void fill(AccountId full) {
    var other = house();
    var between = first.customerWith(0).id();
    var round = List.of(leg(other, between, Amount.MAX), leg(between, full, Amount.MAX));
    for (var left = ROUNDS; left > 0; left -= Transfer.MAX_LEGS / 2) {
      var rounds = Math.min(left, Transfer.MAX_LEGS / 2);
      move(Collections.nCopies(rounds, round).stream().flatMap(List::stream).toList());
    }
  }

  private void move(List<Leg> legs) {
    var request = new TransferCredits.Request(legs, true, null, Attributes.NONE);
    var _ = done(first.shop().credit().transferCredits().transfer(Calls.aCall(), request));
  }

  private static Leg leg(AccountId from, AccountId to, long credits) {
    return new Leg(from, to, Amounts.credits(credits));
  }

  private long posted(AccountId account) {
    return first.shop().credit().queries().account(Actor.SYSTEM, account).orElseThrow().posted();
  }
}
