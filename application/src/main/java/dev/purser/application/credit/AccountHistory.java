package dev.purser.application.credit;

import dev.purser.application.credit.Entries.EntryKey;
import dev.purser.application.credit.Entries.Range;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers questions about the past of an account out of its entries. */
final class AccountHistory {
  private final Entries entries;
  private final Transactions transactions;

  AccountHistory(Entries entries, Transactions transactions) {
    this.entries = entries;
    this.transactions = transactions;
  }

  Page<Entry, Long> entries(Account account, Period period, @Nullable Long before, int limit) {
    var range = range(account.id(), period);
    var asked = before == null ? range : range.before(before);
    return Page.of(
        entries.list(account.id(), asked, Page.limitAndOne(limit)), limit, Entry::sequence);
  }

  /**
   * The balance by an instant.
   *
   * @param now read before anything else
   */
  Reply<PastBalance> balance(Account account, Instant at, Instant now) {
    return unsettled("at", at, now)
        .<Reply<PastBalance>>map(AccountHistory::refused)
        .orElseGet(() -> {
          // Instants are kept in microseconds, so the next one is the first that is not meant.
          var last = entries.countBefore(account.id(), at.plus(1, ChronoUnit.MICROS));
          var posted = balanceAfter(account.id(), last);
          return done(new PastBalance(account.id(), account.asset(), at, posted, last));
        });
  }

  /**
   * The statement of a period.
   *
   * @param now read before anything else
   */
  Reply<Statement> statement(Account account, Period asked, Instant now) {
    var to = asked.to() == null ? now.minus(CreditQueries.SETTLED) : asked.to();
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
            account.asset(),
            from,
            to,
            balanceAfter(account.id(), range.after()),
            balanceAfter(account.id(), last),
            range.after(),
            last,
            read -> page(account.id(), new Range(read, range.before()))));
  }

  private List<StatementLine> page(AccountId account, Range rest) {
    return transactions.read(() -> entries.lines(account, rest, Statement.PAGE));
  }

  private Range range(AccountId account, Period period) {
    var from = period.from();
    var to = period.to();
    return new Range(
        from == null ? 0 : entries.countBefore(account, from),
        to == null ? Long.MAX_VALUE : entries.countBefore(account, to) + 1);
  }

  private long balanceAfter(AccountId account, long sequence) {
    return sequence == 0
        ? 0
        : entries.find(new EntryKey(account, sequence)).orElseThrow().balance();
  }

  private static Optional<LocatedRefusal> unsettled(String parameter, Instant at, Instant now) {
    var newest = now.minus(CreditQueries.SETTLED);
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
