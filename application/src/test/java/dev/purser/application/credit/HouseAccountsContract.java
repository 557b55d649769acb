package dev.purser.application.credit;

import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.HouseAccounts.AssetRole;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.shared.AssetCode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The house has an account for each of its roles from the start. */
public abstract class HouseAccountsContract extends PortsContract {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GENERAL")
  void knowAccountOfEachRoleInDefaultAsset(HouseRole role) {
    var key = new AssetRole(AssetCode.CREDIT, role);

    var found = read(() -> ports().credit().houseAccounts().load(Set.of(key)));

    assertThat(found).containsOnlyKeys(key);
    assertThat(found.get(key).asset()).isEqualTo(AssetCode.CREDIT);
    assertThat(found.get(key).role()).isEqualTo(role);
  }

  @Test
  void tellWhatIsPostedToThem() {
    var key = new AssetRole(AssetCode.CREDIT, HouseRole.REVENUE);
    var ann = given().account(account -> account.with(credits(100))).id();
    var before = given().house(HouseRole.REVENUE);

    var _ = given().moved(aTransfer().moving(ann, before.id(), credits(70)).build());

    var after = read(() -> ports().credit().houseAccounts().load(Set.of(key))).get(key);
    assertThat(after.posted()).isEqualTo(before.posted() + 70);
  }

  @Test
  void knowNoneOfThoseThatHaveNoRoleOfTheirOwn() {
    var _ = given().house(HouseRole.GENERAL);
    var general = new AssetRole(AssetCode.CREDIT, HouseRole.GENERAL);

    assertThat(read(() -> ports().credit().houseAccounts().load(Set.of(general)))).isEmpty();
  }

  @Test
  void knowNothingOfAssetsThatDoNotExist() {
    var unknown = new AssetRole(new AssetCode("MOONDUST"), HouseRole.ISSUING);

    assertThat(read(() -> ports().credit().houseAccounts().load(Set.of(unknown)))).isEmpty();
  }
}
