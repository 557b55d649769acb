package dev.purser.application.credit;

import static dev.purser.application.testing.Clerk.done;
import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReverseTransferTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final AccountId ann = clerk.accountOf(clerk.customerWith(100)).id();
  private final AccountId bob = clerk.accountOf(clerk.customer()).id();
  private final AccountId cy = clerk.accountOf(clerk.customer()).id();

  @AfterEach
  void invariantsHold() {
    assertThat(shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL).holds()).isTrue();
    shop.close();
  }

  @Test
  void takesBackAllThatWasMoved() {
    var moved = move(ann, bob, 30);

    var reversed = done(reverse(moved, null));

    assertThat(reversed.kind()).isEqualTo(TransferKind.REVERSAL);
    assertThat(reversed.legs()).containsExactly(new Leg(bob, ann, credits(30)));
    assertThat(reversed.reverses()).isEqualTo(new Transfer.Reversal(moved.id(), 1));
    assertThat(account(ann).posted()).isEqualTo(100);
    assertThat(account(bob).posted()).isZero();
  }

  @Test
  void takesBackPartAfterPartAndNeverMoreThanWasMoved() {
    var moved = move(ann, bob, 30);

    assertThat(done(reverse(moved, credits(10))).reverses())
        .isEqualTo(new Transfer.Reversal(moved.id(), 1));
    assertRefused(reverse(moved, credits(21)), "reversal-exceeds at amount");
    assertThat(done(reverse(moved, null)).legs()).containsExactly(new Leg(bob, ann, credits(20)));
    assertRefused(reverse(moved, credits(1)), "already-reversed at ");
    assertThat(account(ann).posted()).isEqualTo(100);
  }

  @Test
  void givesBackToTheLotsThatWereBurntWithTheirTerms() {
    var soon = grant(ann, 20, new LotTerms(1, Moments.EVENING.plus(Duration.ofDays(900))));
    var moved = move(ann, bob, 50);

    assertThat(account(ann).lots().isEmpty()).isTrue();
    assertThat(account(bob).lots().all()).extracting(Lot::remaining).containsExactly(20L);
    var _ = done(reverse(moved, null));

    assertThat(account(ann).lots().all()).containsExactly(soon);
    assertThat(account(bob).lots().isEmpty()).isTrue();
    assertThat(account(ann).base()).isEqualTo(100);
  }

  @Test
  void givesBackTheBaseBeforeTheLotsInParts() {
    var _ = grant(ann, 20, new LotTerms(1, null));
    var moved = move(ann, bob, 50);

    var _ = done(reverse(moved, credits(30)));
    assertThat(account(ann).lots().isEmpty()).isTrue();
    assertThat(account(ann).base()).isEqualTo(100);

    var _ = done(reverse(moved, credits(20)));
    assertThat(account(ann).lots().total()).isEqualTo(20);
    assertThat(account(bob).posted()).isZero();
  }

  @Test
  void sendsToBreakageWhatHasExpiredMeanwhile() {
    var now = ports.clock().now();
    var _ = grant(ann, 20, new LotTerms(1, now.plusSeconds(10)));
    var moved = move(ann, bob, 50);
    spendAll(bob, cy, 20);
    clerk.grant(bob, 20);
    ports.clock().set(now.plusSeconds(10));

    var reversed = done(reverse(moved, null));

    assertThat(reversed.legs().getFirst()).isEqualTo(new Leg(bob, ann, credits(50)));
    assertThat(reversed.expired()).containsExactly(credits(20));
    assertThat(account(ann).posted()).isEqualTo(100);
    assertThat(account(ann).lots().isEmpty()).isTrue();
  }

  @Test
  void isRefusedWholeWhenTheReceiverHasSpentIt() {
    var moved = move(ann, bob, 30);
    var _ = move(bob, cy, 1);

    assertRefused(reverse(moved, null), "insufficient-credit at ");
    assertThat(account(ann).posted()).isEqualTo(70);
  }

  @Test
  void takesSeveralLegsBackOnlyAsWholeAndTheLastFirst() {
    var legs = List.of(new Leg(ann, bob, credits(30)), new Leg(bob, cy, credits(30)));
    var request = new TransferCredits.Request(legs, true, null, Attributes.NONE);
    var moved = done(shop.credit().transferCredits().transfer(Calls.aCall(), request));

    assertRefused(reverse(moved, credits(1)), "not-reversible at amount");
    assertThat(done(reverse(moved, null)).legs())
        .containsExactly(new Leg(cy, bob, credits(30)), new Leg(bob, ann, credits(30)));
    assertRefused(reverse(moved, null), "already-reversed at ");
  }

  @Test
  void neverTakesReversalsBack() {
    var reversal = done(reverse(move(ann, bob, 30), null));

    assertRefused(reverse(reversal, null), "not-reversible at ");
  }

  @Test
  void takesGrantsBackToTheHouse() {
    var granted = clerk.grant(bob, 40);

    var _ = done(reverse(granted, credits(15)));

    assertThat(account(bob).posted()).isEqualTo(25);
  }

  @Test
  void leavesWhatAnOrderMadeToTheOrder() {
    var customer = clerk.customerWith(100);
    var order = clerk.order(customer, clerk.productWith(5, 10), 2);
    var fulfilment = new FulfilOrder.Request(order.id(), null, null);
    var _ = done(shop.ordering().fulfilOrder().fulfil(Calls.aCall(), fulfilment));
    var entry =
        shop.credit()
            .entries()
            .entries(Actor.SYSTEM, clerk.accountOf(customer).id(), Period.ALWAYS, Slice.first(1))
            .orElseThrow()
            .items()
            .getFirst();

    assertRefused(reverse(entry.transfer(), null), "managed-by-order at ");
  }

  @Test
  void findsNothingToReverseWhereThereIsNoTransfer() {
    assertThat(reverse(new TransferId(FreshIds.next()), null)).isInstanceOf(Reply.NotFound.class);
  }

  private void spendAll(AccountId from, AccountId to, long amount) {
    var _ = move(from, to, amount);
  }

  private Transfer move(AccountId from, AccountId to, long amount) {
    var legs = List.of(new Leg(from, to, credits(amount)));
    var request = new TransferCredits.Request(legs, false, null, Attributes.NONE);
    return done(shop.credit().transferCredits().transfer(Calls.aCall(), request));
  }

  private Lot grant(AccountId account, long amount, LotTerms terms) {
    var request = new GrantCredits.Request(account, credits(amount), terms, null);
    var _ = done(shop.credit().grantCredits().grant(Calls.aCall(), request));
    return account(account).lots().all().getLast();
  }

  private Reply<Transfer> reverse(Transfer transfer, @Nullable Amount amount) {
    return reverse(transfer.id(), amount);
  }

  private Reply<Transfer> reverse(TransferId transfer, @Nullable Amount amount) {
    var request = new ReverseTransfer.Request(transfer, amount);
    return shop.credit().reverseTransfer().reverse(Calls.aCall(), request);
  }

  private CustomerAccount account(AccountId id) {
    var all = ports.all();
    return all.transactions()
        .read(() -> (CustomerAccount) all.credit().accounts().load(Set.of(id)).get(id));
  }
}
