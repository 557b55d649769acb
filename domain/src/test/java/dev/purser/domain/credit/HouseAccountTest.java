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
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

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
    assertThat(issuing.withdraw(credits(Amount.MAX), NOON).account()).isSameAs(issuing);
    assertThat(issuing.deposit(credits(Amount.MAX), List.of(), NO_LOTS, NOON).account())
        .isSameAs(issuing);
  }

  @Test
  void takesNoOtherAssetThanItsOwn() {
    var mismatch = new CreditRefusal.AssetMismatch(issuing.id(), AssetCode.CREDIT, EUR);

    assertRefused(() -> issuing.withdraw(euros(1), NOON), mismatch);
    assertRefused(() -> issuing.deposit(euros(1), List.of(), NO_LOTS, NOON), mismatch);
  }
}
