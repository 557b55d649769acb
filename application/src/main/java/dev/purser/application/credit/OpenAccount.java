package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;

/**
 * Opens an account: for an owner, who has one in each asset, or for the house, which may have any
 * number of them. Refused, with all reasons that apply, with {@code asset-mismatch} when there is
 * no such asset, {@code amount-out-of-range} for a floor above zero or below -(2^53-1), {@code
 * unknown-account} for an owner without an account in the default asset, as nobody living is, and
 * {@code account-exists}.
 */
public interface OpenAccount {
  Reply<AccountStanding> open(Call call, Request request);

  /** The account to be. */
  sealed interface Request {
    AssetCode asset();

    /**
     * An account of somebody.
     *
     * @param floor what its balance never goes below, in minor units: 0, or less for an overdraft
     */
    record ForOwner(OwnerId owner, AssetCode asset, long floor) implements Request {}

    /** An account of the house, of role {@code GENERAL}. */
    record ForHouse(AssetCode asset) implements Request {}
  }
}
