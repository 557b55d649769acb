package dev.purser.application.credit;

import static dev.purser.domain.credit.LotBuilder.aLot;
import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.credit.Portion;
import dev.purser.domain.credit.Reversible;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A transfer is told with the lots that it touched and what reversals have left of it. */
public abstract class ReversibleTransfersContract extends PortsContract {
  @Test
  void tellsWhichLotsWereBurntAndFilledInBurningOrder() {
    var soon = lot(20, Duration.ofDays(1));
    var later = lot(30, Duration.ofDays(2));
    var ann = given().account(a -> a.with(credits(5)).withLot(soon).withLot(later));
    var moved = moved(ann, given().account(), credits(45));

    var reversible = load(moved.id());

    var trace = reversible.traces().getFirst();
    assertThat(reversible.transfer()).isEqualTo(moved);
    assertThat(reversible.reversals()).isZero();
    assertThat(amounts(trace.burnt())).containsExactly(20L, 25L);
    assertThat(trace.burnt())
        .extracting(portion -> Objects.requireNonNull(portion.lot()).id())
        .containsExactly(soon.id(), later.id());
    assertThat(amounts(trace.filled())).containsExactly(20L, 25L);
  }

  @Test
  void tellsOfTransfersWithoutLotsThatNoneWereTouched() {
    var ann = given().account(account -> account.with(credits(10)));
    var moved = moved(ann, given().account(), credits(10));

    assertThat(load(moved.id()).traces()).containsExactly(Reversible.Trace.NONE);
  }

  @Test
  void countsReversalsAndWhatTheyTook() {
    var ann = given().account(account -> account.with(credits(10)));
    var bob = given().account();
    var moved = moved(ann, bob, credits(10));

    var _ = reversed(moved, bob, ann, credits(3), 1);
    var _ = reversed(moved, bob, ann, credits(4), 2);

    assertThat(load(moved.id()).reversals()).isEqualTo(2);
    assertThat(load(moved.id()).reversed()).isEqualTo(7);
  }

  @Test
  void tellsNothingOfLotFromWhichMoreWasTakenBackThanWasPutIn() {
    var ann = given().account(a -> a.with(credits(25)).withLot(lot(20, Duration.ofDays(1))));
    var bob = given().account(a -> a.withLot(lot(50, Duration.ofDays(1))));
    var moved = moved(ann, bob, credits(45));
    assertThat(amounts(load(moved.id()).traces().getFirst().filled())).containsExactly(20L);

    var _ = reversed(moved, bob, ann, credits(30), 1);

    assertThat(load(moved.id()).traces().getFirst().filled()).isEmpty();
  }

  @Test
  void takesNoTwoReversalsOfOneNumber() {
    var ann = given().account(account -> account.with(credits(10)));
    var bob = given().account();
    var moved = moved(ann, bob, credits(10));
    var _ = reversed(moved, bob, ann, credits(3), 1);

    assertThatThrownBy(() -> reversed(moved, bob, ann, credits(4), 1))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void findsNothingThatDoesNotExist() {
    var unknown = new TransferId(ports().ids().next());

    assertThat(read(() -> ports().credit().reversibleTransfers().load(Set.of(unknown))))
        .isEqualTo(Map.of());
  }

  private Lot lot(long remaining, Duration lasting) {
    return aLot(remaining)
        .withId(new LotId(ports().ids().next()))
        .until(Moments.EVENING.plus(lasting))
        .build();
  }

  private Transfer moved(CustomerAccount from, CustomerAccount to, Amount amount) {
    return given()
        .moved(
            aTransfer()
                .withId(new TransferId(ports().ids().next()))
                .moving(from.id(), to.id(), amount)
                .createdAt(Moments.EVENING)
                .build());
  }

  private Transfer reversed(
      Transfer moved, CustomerAccount from, CustomerAccount to, Amount amount, int number) {
    return given()
        .moved(
            aTransfer()
                .withId(new TransferId(ports().ids().next()))
                .ofKind(TransferKind.REVERSAL)
                .moving(from.id(), to.id(), amount)
                .reversing(moved.id(), number)
                .createdAt(Moments.EVENING)
                .build());
  }

  private Reversible load(TransferId id) {
    return read(() -> ports().credit().reversibleTransfers().load(Set.of(id))).get(id);
  }

  private static List<Long> amounts(List<Portion> portions) {
    return portions.stream().map(Portion::amount).toList();
  }
}
