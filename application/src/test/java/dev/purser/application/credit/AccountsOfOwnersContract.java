package dev.purser.application.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.AccountsOfOwners.OwnerAsset;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Moments;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Everybody's account is found by its asset. */
public abstract class AccountsOfOwnersContract extends PortsContract {

  @Test
  void tellWhichAccountOwnerHasInAsset() {
    var account = given().account();
    var owners = new OwnerAsset(account.owner(), AssetCode.CREDIT);
    var inOtherAsset = new OwnerAsset(account.owner(), Amounts.EUR);
    var ofNobody = new OwnerAsset(given().owner(), AssetCode.CREDIT);

    var found =
        read(
            () -> ports().credit().accountsOfOwners().load(Set.of(owners, inOtherAsset, ofNobody)));

    assertThat(found).isEqualTo(Map.of(owners, account.id()));
  }

  @Test
  void tellNoAccountOfOwnerWhoIsDeletedUntilTheyComeBack() {
    var account = given().account();
    var owners = new OwnerAsset(account.owner(), AssetCode.CREDIT);

    change(() -> ports().credit().accounts().markFormer(account.owner(), Moments.EVENING));

    assertThat(read(() -> ports().credit().accountsOfOwners().load(Set.of(owners)))).isEmpty();
    assertThat(read(() -> ports().credit().accounts().load(Set.of(account.id()))))
        .containsEntry(account.id(), account);
    change(() -> ports().credit().accounts().markFormer(account.owner(), null));
    assertThat(read(() -> ports().credit().accountsOfOwners().load(Set.of(owners))))
        .isEqualTo(Map.of(owners, account.id()));
  }
}
