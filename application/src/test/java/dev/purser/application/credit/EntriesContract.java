package dev.purser.application.credit;

import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The history of an account: what was entered, with the balance after it. */
public abstract class EntriesContract extends PortsContract {

  @Test
  void listsEntriesOfBothSides() {
    var ann = given().account(account -> account.with(credits(100)).afterEntries(4));
    var bob = given().account();

    var transfer = moved(ann.id(), bob.id(), 30, Moments.EVENING);

    assertThat(newest(ann.id()))
        .isEqualTo(new Entry(ann.id(), 5, transfer.id(), 0, -30, 70, Moments.EVENING));
    assertThat(newest(bob.id()))
        .isEqualTo(new Entry(bob.id(), 1, transfer.id(), 0, 30, 30, Moments.EVENING));
  }

  @Test
  void listsNewestFirstFromPositionUpToLimit() {
    var ann = given().account(account -> account.with(credits(100)));
    var bob = given().account();
    for (var n = 1; n <= 5; n++) {
      var _ = moved(ann.id(), bob.id(), n, Moments.NOON.plusSeconds(n));
    }

    assertThat(list(bob.id(), null, 2)).extracting(Entry::sequence).containsExactly(5L, 4L);
    assertThat(list(bob.id(), 4L, 2)).extracting(Entry::sequence).containsExactly(3L, 2L);
    assertThat(list(bob.id(), 2L, 200)).extracting(Entry::balance).containsExactly(1L);
    assertThat(list(bob.id(), 1L, 200)).isEmpty();
    assertThat(list(bob.id(), null, 200)).hasSize(5);
  }

  @Test
  void listsNothingOfAccountWithoutHistory() {
    assertThat(list(given().account().id(), null, 200)).isEmpty();
  }

  @Test
  void addsPostingsToAccountsOfTheHouse() {
    var ann = given().account();
    var issuing = given().house(HouseRole.ISSUING).id();
    var first = moved(issuing, ann.id(), 5, given().now());
    var before = newest(issuing);

    var second = moved(issuing, ann.id(), 7, given().now());

    var after = newest(issuing);
    assertThat(before.transfer()).isEqualTo(first.id());
    assertThat(before.change()).isEqualTo(-5);
    assertThat(after.transfer()).isEqualTo(second.id());
    assertThat(after.change()).isEqualTo(-7);
    assertThat(after.balance()).isEqualTo(before.balance() - 7);
    assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
  }

  @Test
  void addsSeveralPostingsToOneAccountOfTheHouseInOrder() {
    var ann = given().account();
    var issuing = given().house(HouseRole.ISSUING).id();
    var revenue = given().house(HouseRole.REVENUE).id();
    var _ = moved(issuing, ann.id(), 1, given().now());
    var before = newest(issuing);

    var transfer =
        given()
            .moved(
                aTransfer()
                    .moving(issuing, ann.id(), credits(10))
                    .moving(issuing, revenue, credits(20))
                    .moving(issuing, ann.id(), credits(30))
                    .createdAt(given().now())
                    .build());

    assertThat(list(issuing, null, 3)).extracting(Entry::transfer).containsOnly(transfer.id());
    assertThat(list(issuing, null, 3)).extracting(Entry::leg).containsExactly(2, 1, 0);
    assertThat(list(issuing, null, 3))
        .extracting(Entry::balance)
        .containsExactly(before.balance() - 60, before.balance() - 30, before.balance() - 10);
    assertThat(list(issuing, null, 3))
        .extracting(Entry::sequence)
        .containsExactly(before.sequence() + 3, before.sequence() + 2, before.sequence() + 1);
    assertThat(newest(revenue).change()).isEqualTo(20);
  }

  @Test
  void datesEntryOfTheHouseNoEarlierThanTheOneBefore() {
    var ann = given().account();
    var issuing = given().house(HouseRole.ISSUING).id();
    var late = given().now().plusSeconds(60);
    var _ = moved(issuing, ann.id(), 1, late);

    var transfer = moved(issuing, ann.id(), 1, late.minusSeconds(30));

    assertThat(newest(issuing).transfer()).isEqualTo(transfer.id());
    assertThat(newest(issuing).at()).isAfterOrEqualTo(late);
  }

  private Transfer moved(AccountId from, AccountId to, long minorUnits, Instant at) {
    return given().moved(aTransfer().moving(from, to, credits(minorUnits)).createdAt(at).build());
  }

  private Entry newest(AccountId account) {
    return list(account, null, 1).getFirst();
  }

  private List<Entry> list(AccountId account, Long before, int limit) {
    return read(() -> ports().credit().entries().list(account, before, limit));
  }
}
