package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the ledger. Limits of pages are 1 to {@link Page#MAX_LIMIT}. */
public interface CreditQueries {
  /**
   * How long ago an instant must be for what is told of it never to change: as long as the longest
   * batch takes from its {@code now} to its commit.
   */
  Duration SETTLED = Duration.ofSeconds(5);

  Optional<CustomerAccount> account(Actor actor, AccountId id);

  /**
   * Customers' accounts in the order in which they were opened.
   *
   * @param owner only this one's; null for all
   */
  Page<CustomerAccount, AccountId> accounts(
      Actor actor, @Nullable OwnerId owner, Slice<AccountId> slice);

  Optional<Transfer> transfer(Actor actor, TransferId id);

  /**
   * The transfers that touch an account, newest first, or that go by a reference. Who may not read
   * everything is told of those that touch accounts of theirs, and without any filter of those on
   * their account in the default asset.
   *
   * @param account only those that touch it; null for all
   * @param reference only those whose callers call them so; null for all
   * @param after the last one of the page before; null for the first page
   */
  Page<Transfer, TransferId> transfers(
      Actor actor,
      @Nullable AccountId account,
      @Nullable String reference,
      @Nullable TransferId after,
      int limit);

  /**
   * What happened on a customer's account, newest first; nothing when there is no such account.
   *
   * @param before the sequence that the page before ended at; null for the first page
   */
  Optional<Page<Entry, Long>> entries(
      Actor actor, AccountId account, Period period, @Nullable Long before, int limit);

  /**
   * What was posted to an account by a past instant; refused as {@link
   * CreditRefusal.InstantTooRecent} unless that is {@link #SETTLED} ago.
   */
  Reply<PastBalance> balance(Actor actor, AccountId account, Instant at);

  /**
   * What happened on an account in a period, which ends at the newest instant that is {@link
   * #SETTLED} ago where nothing else is said. Refused as {@link CreditRefusal.InstantTooRecent}
   * when it ends later, and as {@link CreditRefusal.RangeTooWide} when it would have more than
   * {@link Statement#MAX_LINES} lines.
   */
  Reply<Statement> statement(Actor actor, AccountId account, Period period);
}
