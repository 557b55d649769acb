package dev.purser.application.credit;

import dev.purser.application.credit.AccountsOfOwners.OwnerAsset;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class OpeningFurtherAccounts implements OpenAccount {
  private final WritePath writePath;
  private final Ids ids;

  OpeningFurtherAccounts(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<AccountStanding> open(Call call, Request request) {
    call.actor().require(Right.MANAGE_ACCOUNTS);
    var account = new AccountId(ids.next());
    return writePath.submit(
        switch (request) {
          case Request.ForOwner owners -> new OpeningForOwner(ids.next(), call, owners, account);
          case Request.ForHouse houses -> new OpeningForHouse(ids.next(), call, houses, account);
        });
  }

  /** Opens an account, whoever it is for. */
  private sealed interface Opening extends Command<AccountStanding> {
    AccountId account();

    AssetCode asset();

    @Override
    default String operation() {
      return "open-account";
    }

    @Override
    default OutcomeType<AccountStanding> outcomeType() {
      return CreditKinds.ACCOUNT;
    }

    @Override
    default UUID resource() {
      return account().value();
    }

    @Override
    default int weight() {
      return 2;
    }

    default void checkAsset(WorkingSet loaded, Refusals refusals) {
      if (loaded.find(CreditKinds.ASSETS, asset()).isEmpty()) {
        refusals.add("asset", new CreditRefusal.UnknownAsset(asset()));
      }
    }
  }

  /**
   * The owner's account in the default asset is locked meanwhile: nobody else opens one for them,
   * and whoever deletes them marks either this one too or comes first.
   */
  private record OpeningForOwner(UUID id, Call call, Request.ForOwner request, AccountId account)
      implements Opening {
    @Override
    public AssetCode asset() {
      return request.asset();
    }

    @Override
    public Collection<?> claims() {
      return List.of(inDefaultAsset());
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(CreditKinds.ASSETS, asset());
      needs.of(CreditKinds.ACCOUNTS_OF_OWNERS, inDefaultAsset());
      known
          .find(CreditKinds.ACCOUNTS_OF_OWNERS, inDefaultAsset())
          .ifPresent(first -> needs.of(CreditKinds.ACCOUNTS, first));
      needs.of(CreditKinds.ACCOUNTS_OF_LOCKED_OWNERS, inDefaultAsset());
      needs.of(CreditKinds.ACCOUNTS_OF_LOCKED_OWNERS, inAsset());
    }

    @Override
    public Decision<AccountStanding> decide(WorkingSet loaded, Instant now) {
      var refusals = new Refusals();
      checkAsset(loaded, refusals);
      var floor = new Amount(asset(), request.floor());
      var opened =
          refusals.attempt(
              "floor", () -> CustomerAccount.open(account, request.owner(), floor, now));
      checkOwner(loaded, refusals);
      return refusals.isEmpty()
          ? accepted(opened.orElseThrow(), now)
          : new Decision.Refused<>(refusals.toList());
    }

    /** Everybody has one in the default asset, so that it also tells whether there is somebody. */
    private void checkOwner(WorkingSet loaded, Refusals refusals) {
      if (loaded.find(CreditKinds.ACCOUNTS_OF_LOCKED_OWNERS, inDefaultAsset()).isEmpty()) {
        var named = "of customer " + request.owner().value();
        refusals.add("ownerId", new CreditRefusal.UnknownAccount(named));
      }
      loaded
          .find(CreditKinds.ACCOUNTS_OF_LOCKED_OWNERS, inAsset())
          .ifPresent(
              other -> refusals.add("asset", new CreditRefusal.AccountExists(other, asset())));
    }

    private Decision<AccountStanding> accepted(CustomerAccount opened, Instant now) {
      var changes =
          new Changes()
              .put(CreditKinds.ACCOUNTS, account, opened)
              .note(CreditKinds.ACCOUNTS_OF_LOCKED_OWNERS, inAsset(), account);
      return new Decision.Accepted<>(AccountStanding.of(opened, null, now), changes);
    }

    private OwnerAsset inDefaultAsset() {
      return new OwnerAsset(request.owner(), AssetCode.CREDIT);
    }

    private OwnerAsset inAsset() {
      return new OwnerAsset(request.owner(), asset());
    }
  }

  private record OpeningForHouse(UUID id, Call call, Request.ForHouse request, AccountId account)
      implements Opening {
    @Override
    public AssetCode asset() {
      return request.asset();
    }

    @Override
    public Collection<?> claims() {
      return List.of();
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(CreditKinds.ASSETS, asset());
    }

    @Override
    public Decision<AccountStanding> decide(WorkingSet loaded, Instant now) {
      var refusals = new Refusals();
      checkAsset(loaded, refusals);
      if (!refusals.isEmpty()) {
        return new Decision.Refused<>(refusals.toList());
      }
      var opened = HouseAccount.general(account, asset());
      return new Decision.Accepted<>(
          AccountStanding.of(opened), new Changes().put(CreditKinds.ACCOUNTS, account, opened));
    }
  }
}
