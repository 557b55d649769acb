package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.shared.AssetCode;

/**
 * Adds an asset, with the house's accounts in it: from then on accounts can be opened and prices
 * given in it. Refused with {@code asset-taken} when there is one with the code.
 */
public interface CreateAsset {
  Reply<Asset> create(Actor actor, Request request);

  /** The asset to be, under the rules of {@link Asset}. */
  record Request(AssetCode code, String name, int scale) {}
}
