package dev.purser.application.credit;

import dev.purser.application.credit.Entries.EntryKey;
import dev.purser.application.credit.Entries.Range;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

final class StoredEntries implements EntryQueries {
  private final Assets assets;
  private final Accounts accounts;
  private final Entries entries;
  private final Transactions transactions;
  private final Clock clock;

  StoredEntries(
      Assets assets, Accounts accounts, Entries entries, Transactions transactions, Clock clock) {
    this.assets = assets;
    this.accounts = accounts;
    this.entries = entries;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Page<Entry, Long>> entries(
      Actor actor, AccountId account, Period period, Slice<Long> slice) {
    actor.requireKnown();
    return transactions.snapshot(() ->
        AccountAccess.find(accounts, actor, account)
            .map(known -> page(known.id(), range(known.id(), period), slice)));
  }

  @Override
  public Reply<PastBalance> balance(Actor actor, AccountId account, Instant at) {
    return past(actor, account, (known, now) -> balance(known, at, now));
  }

  @Override
  public Reply<Statement> statement(Actor actor, AccountId account, Period period) {
    return past(actor, account, (known, now) -> statement(known, period, now));
  }

  /**
   * Each statement sees what was committed before it, and the time is read first: so whatever is
   * dated before that time less {@link #SETTLED} can be seen by the statements after it.
   */
  private <T> Reply<T> past(
      Actor actor, AccountId account, BiFunction<Account, Instant, Reply<T>> told) {
    actor.requireKnown();
    return transactions.read(() -> {
      var now = clock.now();
      return AccountAccess.find(accounts, actor, account)
          .map(known -> told.apply(known, now))
          .orElseGet(Reply.NotFound::new);
    });
  }

  /** Sequences have no gaps, so that they tell how many there are and where each page begins. */
  private Page<Entry, Long> page(AccountId account, Range range, Slice<Long> slice) {
    var asked =
        switch (slice) {
          case Slice.After<Long>(var before, var _) ->
              before == null ? range : range.before(before);
          case Slice.Numbered<Long> numbered ->
              range.before(last(account, range) - numbered.offset() + 1);
        };
    var read = entries.list(account, asked, slice.rows());
    return Page.of(slice, read, Entry::sequence, () -> last(account, range) - range.after());
  }

  /**
   * The number of the newest entry in the range; where there is none, of the last one before it.
   */
  private long last(AccountId account, Range range) {
    return entries.list(account, range, 1).stream()
        .mapToLong(Entry::sequence)
        .findFirst()
        .orElse(range.after());
  }

  private Reply<PastBalance> balance(Account account, Instant at, Instant now) {
    return unsettled("at", at, now)
        .<Reply<PastBalance>>map(StoredEntries::refused)
        .orElseGet(() -> {
          // Instants are kept in microseconds, so the next one is the first that is not meant.
          var last = entries.lastBefore(account.id(), at.plus(1, ChronoUnit.MICROS));
          var posted = last.map(Entry::balance).orElse(0L);
          var sequence = last.map(Entry::sequence).orElse(0L);
          return done(new PastBalance(account.id(), account.asset(), at, posted, sequence));
        });
  }

  private Reply<Statement> statement(Account account, Period asked, Instant now) {
    var to = asked.to() == null ? now.minus(SETTLED) : asked.to();
    var from = asked.from();
    var tooRecent =
        unsettled("to", to, now)
            .or(() -> Optional.ofNullable(from).flatMap(start -> unsettled("from", start, now)));
    if (tooRecent.isPresent()) {
      return refused(tooRecent.get());
    }
    var range = range(account.id(), new Period(from, to));
    var last = range.before() - 1;
    if (last - range.after() > Statement.MAX_LINES) {
      var tooWide = new CreditRefusal.RangeTooWide(last - range.after(), Statement.MAX_LINES);
      return refused(new LocatedRefusal("from", tooWide));
    }
    return done(
        new Statement(
            account.id(),
            asset(account.asset()),
            from,
            to,
            balanceAfter(account.id(), range.after()),
            balanceAfter(account.id(), last),
            range.after(),
            last,
            read -> lines(account.id(), new Range(read, range.before()))));
  }

  private List<StatementLine> lines(AccountId account, Range rest) {
    return transactions.read(() -> entries.lines(account, rest, Statement.PAGE));
  }

  private Range range(AccountId account, Period period) {
    var from = period.from();
    var to = period.to();
    return new Range(
        from == null ? 0 : entries.countBefore(account, from),
        to == null ? Long.MAX_VALUE : entries.countBefore(account, to) + 1);
  }

  private Asset asset(AssetCode code) {
    return Objects.requireNonNull(assets.load(Set.of(code)).get(code));
  }

  private long balanceAfter(AccountId account, long sequence) {
    return sequence == 0
        ? 0
        : entries.find(new EntryKey(account, sequence)).orElseThrow().balance();
  }

  private static Optional<LocatedRefusal> unsettled(String parameter, Instant at, Instant now) {
    var newest = now.minus(SETTLED);
    return at.isAfter(newest)
        ? Optional.of(new LocatedRefusal(parameter, new CreditRefusal.InstantTooRecent(at, newest)))
        : Optional.empty();
  }

  private static <T> Reply<T> done(T found) {
    return new Reply.Done<>(found, false);
  }

  private static <T> Reply<T> refused(LocatedRefusal refusal) {
    return new Reply.Refused<>(List.of(refusal), false);
  }
}
