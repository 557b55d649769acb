package dev.purser.domain.credit;

import static dev.purser.domain.credit.AccountBuilder.aHouseAccount;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.ValueRefusal;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseAccountTest {
  private static final Supplier<LotId> NO_LOTS =
      () -> {
        throw new AssertionError("the house has no lots");
      };

  private final HouseAccount issuing = aHouseAccount(HouseRole.ISSUING);

  @Test
  void limitsNobody() {
    assertThat(issuing.requireSpending()).isSameAs(issuing);
    assertThat(issuing.requireReceiving()).isSameAs(issuing);
    assertThat(issuing.requireCover(credits(Amount.MAX), NOON)).isSameAs(issuing);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Amount.MAX, -Amount.MAX})
  void isPostedToOnEitherSideOfZero(long posted) {
    var house = aHouseAccount(HouseRole.REVENUE, posted);

    var more = house.deposit(credits(Amount.MAX), List.of(), NO_LOTS, NOON).account();
    var less = house.withdraw(credits(Amount.MAX), NOON).account();

    assertThat(more.posted()).isEqualTo(posted + Amount.MAX);
    assertThat(less.posted()).isEqualTo(posted - Amount.MAX);
    assertThat(more.withdraw(credits(Amount.MAX), NOON).account()).isEqualTo(house);
  }

  @Test
  void refusesBalanceBeyondTheMost() {
    var rich = aHouseAccount(HouseRole.REVENUE, HouseAccount.MOST - 1);
    var poor = aHouseAccount(HouseRole.ISSUING, 1 - HouseAccount.MOST);

    assertThat(rich.deposit(credits(1), List.of(), NO_LOTS, NOON).account().posted())
        .isEqualTo(HouseAccount.MOST);
    assertThat(poor.withdraw(credits(1), NOON).account().posted()).isEqualTo(-HouseAccount.MOST);
    var beyond =
        new ValueRefusal.AmountOutOfRange("a balance of the house beyond " + HouseAccount.MOST);
    assertRefused(() -> rich.deposit(credits(2), List.of(), NO_LOTS, NOON), beyond);
    assertRefused(() -> poor.withdraw(credits(2), NOON), beyond);
    assertRefused(() -> poor.withdraw(credits(Amount.MAX), NOON), beyond);
  }

  @Test
  void takesNoOtherAssetThanItsOwn() {
    var mismatch = new CreditRefusal.AssetMismatch(issuing.id(), AssetCode.CREDIT, EUR);

    assertRefused(() -> issuing.withdraw(euros(1), NOON), mismatch);
    assertRefused(() -> issuing.deposit(euros(1), List.of(), NO_LOTS, NOON), mismatch);
  }
}
