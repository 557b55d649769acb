package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the ledger. Limits of pages are 1 to {@link Page#MAX_LIMIT}. */
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
   * What happened on a customer's account, newest first; nothing when there is no such account.
   *
   * @param before the sequence that the page before ended at; null for the first page
   */
  Optional<Page<Entry, Long>> entries(
      Actor actor, AccountId account, @Nullable Long before, int limit);
}
