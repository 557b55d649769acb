package dev.purser.domain.credit;

import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static final Leg LEG =
      new Leg(new AccountId(FreshIds.next()), new AccountId(FreshIds.next()), credits(1));

  @Test
  void hasAsManyLegsAsAreAskedForAndWhatExpiresOnBothSidesOfEach() {
    assertThat(transfer(Collections.nCopies(1, LEG)).legs()).hasSize(1);
    assertThat(transfer(Collections.nCopies(3 * Transfer.MAX_LEGS, LEG)).legs()).hasSize(300);
    assertThatIllegalArgumentException().isThrownBy(() -> transfer(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> transfer(Collections.nCopies(3 * Transfer.MAX_LEGS + 1, LEG)));
  }

  @Test
  void isNotChangedThroughTheListItCameFrom() {
    var legs = new ArrayList<>(List.of(LEG));
    var transfer = transfer(legs);

    legs.clear();

    assertThat(transfer.legs()).containsExactly(LEG);
    assertThat(aTransfer().build().legs()).hasSize(1);
  }

  private static Transfer transfer(List<Leg> legs) {
    return Transfer.plain(
        new TransferId(FreshIds.next()),
        TransferKind.TRANSFER,
        legs,
        FreshIds.next(),
        "somebody",
        Moments.NOON);
  }
}
