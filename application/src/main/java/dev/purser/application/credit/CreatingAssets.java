package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.AssetId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

final class CreatingAssets implements CreateAsset {
  private final Assets assets;
  private final Accounts accounts;
  private final SimpleWrites writes;
  private final Clock clock;
  private final Ids ids;

  CreatingAssets(Assets assets, Accounts accounts, SimpleWrites writes, Clock clock, Ids ids) {
    this.assets = assets;
    this.accounts = accounts;
    this.writes = writes;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Reply<Asset> create(Actor actor, Request request) {
    actor.require(Right.MANAGE_ASSETS);
    var id = new AssetId(ids.next());
    var houses =
        Arrays.stream(HouseRole.values())
            .filter(HouseRole::isOnePerAsset)
            .<Account>map(role -> house(request, role))
            .toList();
    return writes.write(
        actor, "create-asset", asset -> asset.id().value(), () -> add(id, request, houses));
  }

  private HouseAccount house(Request request, HouseRole role) {
    return HouseAccount.open(new AccountId(ids.next()), request.code(), role);
  }

  private Reply<Asset> add(AssetId id, Request request, List<Account> houses) {
    if (!assets.load(Set.of(request.code())).isEmpty()) {
      var taken = new LocatedRefusal("code", new CreditRefusal.AssetTaken(request.code()));
      return new Reply.Refused<>(List.of(taken), false);
    }
    var asset = new Asset(id, request.code(), request.name(), request.scale(), clock.now());
    assets.add(asset);
    accounts.insert(houses);
    return new Reply.Done<>(asset, false);
  }
}
