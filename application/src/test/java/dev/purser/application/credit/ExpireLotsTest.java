package dev.purser.application.credit;

import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpireLotsTest {
  private static final Instant SOON = NOON.plus(Duration.ofHours(1));
  private static final Instant LATER = NOON.plus(Duration.ofHours(2));

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final AccountId ann = clerk.accountOf(clerk.customerWith(100)).id();
  private final AccountId breakage = new Given(ports.all()).house(HouseRole.BREAKAGE).id();

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void sendsAllThatHasExpiredOfAnAccountToBreakageInOneTransfer() {
    grant(ann, 30, SOON);
    grant(ann, 20, SOON.minusSeconds(60));
    grant(ann, 7, LATER);

    expireAt(SOON);

    var account = account(ann);
    assertThat(account.posted()).isEqualTo(107);
    assertThat(account.lots().all()).hasSize(1);
    var expiry = newest(ann);
    assertThat(expiry.kind()).isEqualTo(TransferKind.EXPIRY);
    assertThat(expiry.caller()).isEqualTo(Actor.SYSTEM.caller());
    assertThat(expiry.createdAt()).isEqualTo(SOON);
    assertThat(expiry.legs())
        .singleElement()
        .satisfies(leg -> {
          assertThat(leg.to()).isEqualTo(breakage);
          assertThat(leg.amount()).isEqualTo(credits(50));
        });
  }

  @Test
  void leavesWhatHasNotExpiredToTheMicrosecond() {
    grant(ann, 30, SOON);

    expireAt(SOON.minusNanos(1_000));

    assertThat(account(ann).posted()).isEqualTo(130);
  }

  @Test
  void sweepsAnAccountAgainWhenMoreExpiresLater() {
    grant(ann, 30, SOON);
    grant(ann, 20, LATER);

    expireAt(SOON);
    expireAt(LATER);

    assertThat(account(ann).posted()).isEqualTo(100);
    assertThat(account(ann).sequence()).isEqualTo(5);
  }

  @Test
  void leavesTheKeyToALaterExpiryWhenTheClockHasGoneBack() {
    grant(ann, 30, SOON);

    ports.clock().tellNext(SOON);
    expire();
    var early = account(ann).posted();
    expireAt(SOON);

    assertThat(early).isEqualTo(130);
    assertThat(account(ann).posted()).isEqualTo(100);
  }

  @Test
  void sweepsEachAccountOnceWhoeverLooksAtTheSameTime() throws Exception {
    var accounts =
        IntStream.range(0, 60).mapToObj(_ -> clerk.accountOf(clerk.customerWith(10)).id()).toList();
    accounts.forEach(account -> grant(account, 30, SOON));
    ports.clock().set(SOON);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = IntStream.range(0, 8).mapToObj(_ -> threads.submit(this::expire)).toList();
      for (var one : running) {
        assertThat(one.get()).isTrue();
      }
    }

    assertThat(accounts)
        .allSatisfy(id -> {
          assertThat(account(id).posted()).isEqualTo(10);
          assertThat(account(id).sequence()).isEqualTo(3);
        });
  }

  @Test
  void findsNothingTwice() {
    grant(ann, 30, SOON);

    expireAt(SOON);
    expireAt(SOON);
    expireAt(LATER);

    assertThat(account(ann).sequence()).isEqualTo(3);
  }

  @Test
  void sweepsAccountsThatAreFrozen() {
    grant(ann, 30, SOON);
    var frozen = account(ann).freeze(NOON);
    var _ =
        ports
            .all()
            .transactions()
            .write(() -> {
              ports.all().credit().accounts().update(List.of(frozen));
              return frozen;
            });

    expireAt(SOON);

    assertThat(account(ann).posted()).isEqualTo(100);
  }

  private void expireAt(Instant now) {
    ports.clock().set(now);
    expire();
  }

  @CanIgnoreReturnValue
  private boolean expire() {
    shop.credit().expireLots().expireDue(() -> true);
    return true;
  }

  private void grant(AccountId account, long amount, Instant expiresAt) {
    var terms = new LotTerms(LotTerms.DEFAULT_PRIORITY, expiresAt);
    var request = new GrantCredits.Request(account, credits(amount), terms, null);
    var _ = Clerk.done(shop.credit().grantCredits().grant(Calls.aCall(), request));
  }

  private CustomerAccount account(AccountId id) {
    var accounts = ports.all().credit().accounts();
    var loaded = ports.all().transactions().read(() -> accounts.load(Set.of(id)).get(id));
    return (CustomerAccount) loaded;
  }

  private Transfer newest(AccountId account) {
    var credit = ports.all().credit();
    return ports
        .all()
        .transactions()
        .read(() -> {
          var entry = credit.entries().list(account, Entries.Range.ALL, 1).getFirst();
          return credit.transfers().find(List.of(entry.transfer())).get(entry.transfer());
        });
  }
}
