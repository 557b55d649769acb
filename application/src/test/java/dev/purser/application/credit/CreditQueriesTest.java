package dev.purser.application.credit;

import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.RefusalsTold;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditQueriesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final CreditQueries queries = shop.credit().queries();
  private final EntryQueries entries = shop.credit().entries();
  private final Clerk clerk = new Clerk(shop);
  private final AccountStanding ann = clerk.accountOf(clerk.customer());
  private final AccountStanding bob = clerk.accountOf(clerk.customer());

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void listsEntriesOfPeriodWithoutItsEnd() {
    granted(5);

    assertThat(entries(minutes(1), minutes(3))).containsExactly(3L, 2L);
    assertThat(entries(null, minutes(2))).containsExactly(2L, 1L);
    assertThat(entries(minutes(4), null)).containsExactly(5L);
    assertThat(entries(minutes(2), minutes(2))).isEmpty();
    assertThat(entries(minutes(3), minutes(1))).isEmpty();
    assertThat(
            entries.entries(
                Actor.SYSTEM, new AccountId(FreshIds.next()), Period.ALWAYS, Slice.first(1)))
        .isEmpty();
  }

  @Test
  void goesOnWithEntriesOfPeriodWhereThePageBeforeEnded() {
    granted(5);
    var period = new Period(minutes(1), minutes(4));

    var first = entries.entries(Actor.SYSTEM, ann.id(), period, Slice.first(2)).orElseThrow();
    var second =
        entries.entries(Actor.SYSTEM, ann.id(), period, Slice.after(first.next(), 2)).orElseThrow();

    assertThat(first.items()).extracting(Entry::sequence).containsExactly(4L, 3L);
    assertThat(second.items()).extracting(Entry::sequence).containsExactly(2L);
    assertThat(second.next()).isNull();
  }

  @Test
  void readsPagesOfEntriesByTheirNumberAndTellsHowManyThereAre() {
    granted(5);
    var period = new Period(minutes(1), minutes(4));

    var first = numbered(Period.ALWAYS, 1);
    var last = numbered(Period.ALWAYS, 3);
    var inPeriod = numbered(period, 2);

    assertThat(first.items()).extracting(Entry::sequence).containsExactly(5L, 4L);
    assertThat(first.total()).isEqualTo(5);
    assertThat(first.next()).isNull();
    assertThat(last.items()).extracting(Entry::sequence).containsExactly(1L);
    assertThat(last.total()).isEqualTo(5);
    assertThat(inPeriod.items()).extracting(Entry::sequence).containsExactly(2L);
    assertThat(inPeriod.total()).isEqualTo(3);
    assertThat(numbered(period, 3).items()).isEmpty();
    assertThat(numbered(period, 3).total()).isEqualTo(3);
    assertThat(numbered(new Period(minutes(9), null), 2).total()).isZero();
  }

  @Test
  void tellsTheBalanceByAnInstantWithWhatHappenedThen() {
    granted(3);

    assertThat(balance(Moments.NOON.minusSeconds(1)))
        .isEqualTo(past(Moments.NOON.minusSeconds(1), 0, 0));
    assertThat(balance(minutes(0))).isEqualTo(past(minutes(0), 1, 1));
    assertThat(balance(minutes(1))).isEqualTo(past(minutes(1), 3, 2));
    assertThat(balance(minutes(2).minusNanos(1_000)))
        .isEqualTo(past(minutes(2).minusNanos(1_000), 3, 2));
    assertThat(balance(minutes(2).plusSeconds(9))).isEqualTo(past(minutes(2).plusSeconds(9), 6, 3));
  }

  @Test
  void tellsNoBalanceThatCouldStillChange() {
    var newest = ports.clock().now().minus(EntryQueries.SETTLED);

    var tooRecent = entries.balance(Actor.SYSTEM, ann.id(), newest.plusNanos(1_000));

    RefusalsTold.assertRefused(tooRecent, "instant-too-recent at at");
    assertThat(balance(newest)).isEqualTo(past(newest, 0, 0));
  }

  @Test
  void statesEveryEntryOfThePeriodWithItsBalance() {
    granted(3);
    var transfer = transferred(ann, bob, 4, "rent 1");
    ports.clock().advance(MINUTE.multipliedBy(2));

    var statement = statement(new Period(minutes(1), minutes(4)));

    assertThat(statement.opening()).isEqualTo(1);
    assertThat(statement.closing()).isEqualTo(2);
    assertThat(lines(statement))
        .extracting(line -> line.entry().change())
        .containsExactly(2L, 3L, -4L);
    assertThat(lines(statement).getLast())
        .isEqualTo(
            new StatementLine(
                new Entry(ann.id(), 4, transfer.id(), 0, -4, 2, minutes(3)),
                TransferKind.TRANSFER,
                "rent 1",
                bob.id()));
  }

  @Test
  void statesAllUntilWhatIsSettledWhereNothingElseIsSaid() {
    granted(2);

    var statement = statement(Period.ALWAYS);

    assertThat(statement.to()).isEqualTo(ports.clock().now().minus(EntryQueries.SETTLED));
    assertThat(statement.opening()).isZero();
    assertThat(statement.closing()).isEqualTo(3);
    assertThat(lines(statement)).hasSize(2);
  }

  @Test
  void statesNothingOfPeriodWithoutEntries() {
    granted(2);
    ports.clock().advance(MINUTE);

    var statement = statement(new Period(minutes(1).plusSeconds(1), minutes(2)));

    assertThat(statement.opening()).isEqualTo(3);
    assertThat(statement.closing()).isEqualTo(3);
    assertThat(lines(statement)).isEmpty();
  }

  @Test
  void readsLongStatementPageByPage() {
    var entries = 2 * Statement.PAGE + 1;
    for (var n = 1; n <= entries; n++) {
      clerk.grant(ann.id(), 1);
    }
    ports.clock().advance(MINUTE);

    var lines = lines(statement(Period.ALWAYS));

    assertThat(lines).hasSize(entries);
    assertThat(lines.getLast().entry().balance()).isEqualTo(entries);
  }

  @Test
  void statesNoPeriodThatCouldStillChange() {
    var now = ports.clock().now();

    assertRefused(new Period(null, now), "instant-too-recent at to");
    assertRefused(new Period(now, null), "instant-too-recent at from");
  }

  @Test
  void listsTransfersOfAccountNewestFirst() {
    granted(1);
    var first = transferred(ann, bob, 1, "a");
    var second = transferred(bob, ann, 1, "b");

    assertThat(ids(Actor.SYSTEM, ann.id(), null)).hasSize(3).startsWith(second.id(), first.id());
    assertThat(ids(Actor.SYSTEM, bob.id(), null)).containsExactly(second.id(), first.id());
    assertThat(ids(Actor.SYSTEM, bob.id(), "a")).containsExactly(first.id());
    assertThat(ids(Actor.SYSTEM, null, "b")).containsExactly(second.id());
    assertThat(ids(Actor.SYSTEM, null, null)).hasSize(3).startsWith(second.id(), first.id());
    assertThat(ids(Actor.SYSTEM, new AccountId(FreshIds.next()), null)).isEmpty();
  }

  @Test
  void goesOnWithTransfersWhereThePageBeforeEnded() {
    granted(3);
    for (var account : new @Nullable AccountId[] {ann.id(), null}) {
      var all = ids(Actor.SYSTEM, account, null);

      var first = queries.transfers(Actor.SYSTEM, account, null, Slice.first(2));
      var second = queries.transfers(Actor.SYSTEM, account, null, Slice.after(first.next(), 2));

      assertThat(first.items()).extracting(Transfer::id).containsExactly(all.get(0), all.get(1));
      assertThat(second.items()).extracting(Transfer::id).containsExactly(all.get(2));
      assertThat(second.next()).isNull();
    }
  }

  @Test
  void readsPagesOfTransfersByTheirNumberAndTellsHowManyThereAre() {
    granted(3);
    for (var account : new @Nullable AccountId[] {ann.id(), null}) {
      var all = ids(Actor.SYSTEM, account, null);

      var first = queries.transfers(Actor.SYSTEM, account, null, new Slice.Numbered<>(1, 2));
      var second = queries.transfers(Actor.SYSTEM, account, null, new Slice.Numbered<>(2, 2));

      assertThat(first.items()).extracting(Transfer::id).isEqualTo(all.subList(0, 2));
      assertThat(first.total()).isEqualTo(3);
      assertThat(second.items()).extracting(Transfer::id).isEqualTo(all.subList(2, 3));
      assertThat(second.total()).isEqualTo(3);
    }
  }

  @Test
  void tellsCustomersOfTransfersThatTouchTheirAccounts() {
    granted(1);
    var theirs = transferred(ann, bob, 1, "a");
    var cy = customer(clerk.accountOf(clerk.customer()));

    assertThat(ids(customer(bob), null, null)).containsExactly(theirs.id());
    assertThat(ids(customer(bob), bob.id(), null)).containsExactly(theirs.id());
    assertThat(ids(customer(bob), null, "a")).containsExactly(theirs.id());
    assertThat(ids(customer(bob), ann.id(), null)).isEmpty();
    assertThat(ids(cy, null, null)).isEmpty();
    assertThat(ids(cy, null, "a")).isEmpty();
    assertThat(ids(cy, bob.id(), "a")).isEmpty();
  }

  @Test
  void tellsNobodyOfThePastOfOthers() {
    granted(1);
    ports.clock().advance(MINUTE);
    var at = minutes(0);

    assertThat(entries.balance(customer(bob), ann.id(), at)).isInstanceOf(Reply.NotFound.class);
    assertThat(entries.statement(customer(bob), ann.id(), Period.ALWAYS))
        .isInstanceOf(Reply.NotFound.class);
    assertThat(entries.entries(customer(bob), ann.id(), Period.ALWAYS, Slice.first(1))).isEmpty();
    assertThat(entries.balance(customer(ann), ann.id(), at)).isInstanceOf(Reply.Done.class);
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> entries.balance(Actor.ANONYMOUS, ann.id(), at));
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> entries.statement(Actor.ANONYMOUS, ann.id(), Period.ALWAYS));
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> queries.transfers(Actor.ANONYMOUS, null, null, Slice.first(1)));
  }

  private Page<Entry, Long> numbered(Period period, int page) {
    var slice = new Slice.Numbered<Long>(page, 2);
    return entries.entries(Actor.SYSTEM, ann.id(), period, slice).orElseThrow();
  }

  /** Grants of 1, 2, ... a minute apart, the first at noon. */
  private void granted(int grants) {
    for (var n = 1; n <= grants; n++) {
      clerk.grant(ann.id(), n);
      ports.clock().advance(MINUTE);
    }
  }

  private Transfer transferred(
      AccountStanding from, AccountStanding to, long amount, String reference) {
    var legs = List.of(new Leg(from.id(), to.id(), credits(amount)));
    var request = new TransferCredits.Request(legs, false, reference, Attributes.NONE);
    return Clerk.done(shop.credit().transferCredits().transfer(callOf(Actor.SYSTEM), request));
  }

  private static Call callOf(Actor actor) {
    var call = Calls.aCall();
    return new Call(actor, call.key(), call.fingerprint());
  }

  private static Actor customer(AccountStanding account) {
    return new Actor(Objects.requireNonNull(account.owner()).value().toString(), Role.CUSTOMER);
  }

  private static Instant minutes(int minutes) {
    return Moments.NOON.plus(MINUTE.multipliedBy(minutes));
  }

  private List<Long> entries(@Nullable Instant from, @Nullable Instant to) {
    var page =
        entries.entries(Actor.SYSTEM, ann.id(), new Period(from, to), Slice.first(Page.MAX_LIMIT));
    return page.orElseThrow().items().stream().map(Entry::sequence).toList();
  }

  private PastBalance past(Instant at, long posted, long sequence) {
    return new PastBalance(ann.id(), ann.asset(), at, posted, sequence);
  }

  private PastBalance balance(Instant at) {
    return Clerk.done(entries.balance(Actor.SYSTEM, ann.id(), at));
  }

  private Statement statement(Period period) {
    return Clerk.done(entries.statement(Actor.SYSTEM, ann.id(), period));
  }

  private void assertRefused(Period period, String codeAtSubject) {
    RefusalsTold.assertRefused(entries.statement(Actor.SYSTEM, ann.id(), period), codeAtSubject);
  }

  private static List<StatementLine> lines(Statement statement) {
    var lines = new ArrayList<StatementLine>();
    statement.lines().forEachRemaining(lines::add);
    return lines;
  }

  private List<TransferId> ids(
      Actor actor, @Nullable AccountId account, @Nullable String reference) {
    var page = queries.transfers(actor, account, reference, Slice.first(Page.MAX_LIMIT));
    return page.items().stream().map(Transfer::id).toList();
  }
}
