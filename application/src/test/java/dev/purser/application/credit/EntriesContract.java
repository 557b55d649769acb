package dev.purser.application.credit;

import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.Entries.EntryKey;
import dev.purser.application.credit.Entries.Range;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  void listsWithinRangeOfSequences() {
    var bob = accountOfFive();

    assertThat(sequences(bob, new Range(1, 5), 200)).containsExactly(4L, 3L, 2L);
    assertThat(sequences(bob, new Range(1, 5).before(3), 200)).containsExactly(2L);
    assertThat(sequences(bob, new Range(1, 5).before(9), 1)).containsExactly(4L);
    assertThat(sequences(bob, new Range(5, 6), 200)).isEmpty();
  }

  @Test
  void countsEntriesBeforeInstant() {
    var bob = accountOfFive();

    assertThat(countBefore(bob, Moments.NOON)).isZero();
    assertThat(countBefore(bob, Moments.NOON.plusSeconds(1))).isZero();
    assertThat(countBefore(bob, Moments.NOON.plusSeconds(1).plusNanos(1_000))).isEqualTo(1);
    assertThat(countBefore(bob, Moments.NOON.plusSeconds(3))).isEqualTo(2);
    assertThat(countBefore(bob, Moments.NOON.plusSeconds(5))).isEqualTo(4);
    assertThat(countBefore(bob, Moments.NOON.plusSeconds(6))).isEqualTo(5);
    assertThat(countBefore(bob, Instant.parse("0001-01-01T00:00:00Z"))).isZero();
    assertThat(countBefore(bob, Instant.parse("9999-12-31T23:59:59.999999Z"))).isEqualTo(5);
    assertThat(countBefore(given().account().id(), Moments.NOON)).isZero();
  }

  @Test
  void countsEntriesOfOneInstantTogether() {
    var ann = given().account(account -> account.with(credits(100)));
    var bob = given().account();
    for (var second : List.of(1, 2, 2, 2, 3)) {
      var _ = moved(ann.id(), bob.id(), 1, Moments.NOON.plusSeconds(second));
    }

    assertThat(countBefore(bob.id(), Moments.NOON.plusSeconds(2))).isEqualTo(1);
    assertThat(countBefore(bob.id(), Moments.NOON.plusSeconds(3))).isEqualTo(4);
  }

  @Test
  void findsTheLastEntryBeforeInstant() {
    var bob = accountOfFive();

    assertThat(lastBefore(bob, Moments.NOON.plusSeconds(1))).isEmpty();
    for (var instant : List.of(Moments.NOON.plusSeconds(3), Moments.EVENING)) {
      var last = lastBefore(bob, instant);
      var count = countBefore(bob, instant);
      assertThat(last).isPresent().isEqualTo(read(() -> find(bob, count)));
    }
    assertThat(lastBefore(given().account().id(), Moments.NOON)).isEmpty();
  }

  @Test
  void findsEntryByItsNumber() {
    var bob = accountOfFive();

    assertThat(read(() -> ports().credit().entries().find(new EntryKey(bob, 3))))
        .map(Entry::balance)
        .contains(6L);
    assertThat(read(() -> ports().credit().entries().find(new EntryKey(bob, 6)))).isEmpty();
  }

  @Test
  void tellsWhatEntriesWereForOldestFirst() {
    var ann = given().account(account -> account.with(credits(100)));
    var bob = given().account();
    var issuing = given().house(HouseRole.ISSUING).id();
    var grant =
        given()
            .moved(
                aTransfer()
                    .ofKind(TransferKind.GRANT)
                    .moving(issuing, bob.id(), credits(5))
                    .createdAt(given().now())
                    .build());
    var back =
        given()
            .moved(
                aTransfer()
                    .moving(ann.id(), bob.id(), credits(7))
                    .moving(bob.id(), ann.id(), credits(1))
                    .called("ref-" + FreshIds.next())
                    .createdAt(given().now())
                    .build());

    var lines = read(() -> ports().credit().entries().lines(bob.id(), Range.ALL, 200));

    assertThat(lines).extracting(line -> line.entry().sequence()).containsExactly(1L, 2L, 3L);
    assertThat(lines).extracting(line -> line.entry().change()).containsExactly(5L, 7L, -1L);
    assertThat(lines)
        .extracting(StatementLine::kind)
        .containsExactly(TransferKind.GRANT, TransferKind.TRANSFER, TransferKind.TRANSFER);
    assertThat(lines)
        .extracting(StatementLine::reference)
        .containsExactly(grant.reference(), back.reference(), back.reference());
    assertThat(lines)
        .extracting(StatementLine::counterparty)
        .containsExactly(issuing, ann.id(), ann.id());
    assertThat(read(() -> ports().credit().entries().lines(bob.id(), new Range(1, 3), 200)))
        .containsExactly(lines.get(1));
    assertThat(read(() -> ports().credit().entries().lines(bob.id(), Range.ALL, 2)))
        .containsExactly(lines.get(0), lines.get(1));
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

  /** An account with entries at five seconds in a row from the first after noon on. */
  private AccountId accountOfFive() {
    var ann = given().account(account -> account.with(credits(100)));
    var bob = given().account();
    for (var n = 1; n <= 5; n++) {
      var _ = moved(ann.id(), bob.id(), n, Moments.NOON.plusSeconds(n));
    }
    return bob.id();
  }

  private List<Long> sequences(AccountId account, Range range, int limit) {
    return read(() -> ports().credit().entries().list(account, range, limit)).stream()
        .map(Entry::sequence)
        .toList();
  }

  private Optional<Entry> find(AccountId account, long sequence) {
    return ports().credit().entries().find(new EntryKey(account, sequence));
  }

  private Optional<Entry> lastBefore(AccountId account, Instant instant) {
    return read(() -> ports().credit().entries().lastBefore(account, instant));
  }

  private long countBefore(AccountId account, Instant instant) {
    return read(() -> ports().credit().entries().countBefore(account, instant));
  }

  private Transfer moved(AccountId from, AccountId to, long minorUnits, Instant at) {
    return given().moved(aTransfer().moving(from, to, credits(minorUnits)).createdAt(at).build());
  }

  private Entry newest(AccountId account) {
    return list(account, null, 1).getFirst();
  }

  private List<Entry> list(AccountId account, Long before, int limit) {
    var range = before == null ? Range.ALL : Range.ALL.before(before);
    return read(() -> ports().credit().entries().list(account, range, limit));
  }
}
