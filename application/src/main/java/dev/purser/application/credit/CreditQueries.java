package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.AssetCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads accounts and transfers. Limits of pages are 1 to {@link Page#MAX_LIMIT}. */
public interface CreditQueries {
  Optional<Asset> asset(Actor actor, AssetCode code);

  /** The assets in the order of their codes. */
  Page<Asset, AssetCode> assets(Actor actor, @Nullable AssetCode after, int limit);

  /** An account; of the house's for whoever may read everything. */
  Optional<AccountStanding> account(Actor actor, AccountId id);

  /**
   * Accounts in the order in which they were opened; the house's too for whoever may read
   * everything.
   *
   * @param owner only this one's; null for all
   * @param asset only those in it; null for all
   */
  Page<AccountStanding, AccountId> accounts(
      Actor actor, @Nullable OwnerId owner, @Nullable AssetCode asset, Slice<AccountId> slice);

  Optional<Transfer> transfer(Actor actor, TransferId id);

  /**
   * The transfers that touch an account, newest first, or that go by a reference. Who may not read
   * everything is told of those that touch accounts of theirs, and without any filter of those on
   * their account in the default asset.
   *
   * @param account only those that touch it; null for all
   * @param reference only those whose callers call them so; null for all
   */
  Page<Transfer, TransferId> transfers(
      Actor actor,
      @Nullable AccountId account,
      @Nullable String reference,
      Slice<TransferId> slice);
}
