package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads accounts and transfers. Limits of pages are 1 to {@link Page#MAX_LIMIT}. */
public interface CreditQueries {
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
}
