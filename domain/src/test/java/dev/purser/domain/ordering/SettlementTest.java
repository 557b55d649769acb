package dev.purser.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.credit.AccountBuilder.anAccount;
import static dev.purser.domain.credit.LotBuilder.aLot;
import static dev.purser.domain.ordering.OrderBuilder.anOrder;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Moments.EVENING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.ordering.Counter.Step;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {
  private static final int ORDERS = 1_500;
  private static final int MOST_STEPS = 25;

  @Test
  void capturesPartsThatAddUpToTheTotal() {
    var there = sevenForFive(anOrder(), anAccount().with(credits(7)));

    var spent = new ArrayList<Long>();
    for (var n = 0; n < 5; n++) {
      there.done(ship(there, 1));
      spent.add(there.lastChange().captured());
    }

    assertThat(spent).containsExactly(1L, 1L, 2L, 1L, 2L);
    assertThat(there.payer().posted()).isZero();
    assertThat(there.hold().remaining()).isEqualTo(credits(0));
  }

  @Test
  void givesBackPartsThatAddUpToTheTotal() {
    var there = sevenForFive(anOrder(), anAccount().with(credits(7)));
    there.done(ship(there, 5));

    var back = new ArrayList<Long>();
    for (var n = 0; n < 5; n++) {
      there.done(takeBack(there, 1));
      back.add(there.lastChange().refunded());
    }

    assertThat(back).containsExactly(2L, 1L, 2L, 1L, 1L);
    assertThat(there.payer().posted()).isEqualTo(7);
  }

  @Test
  void setsOneMinorUnitMoreAsideWhenShippingAfterReturnNeedsIt() {
    var there = sevenForFive(anOrder(), anAccount().with(credits(7)));
    there.done(ship(there, 3));
    there.done(takeBack(there, 1));
    assertThat(there.payer().held()).isEqualTo(3);

    there.done(ship(there, 1));

    assertThat(there.payer().held()).isEqualTo(2);
    assertThat(there.lastChange())
        .extracting(OrderChange::held, OrderChange::captured)
        .containsExactly(-1L, 2L);
  }

  @Test
  void shipsNothingWhenThePayerLacksThatMinorUnit() {
    var there = sevenForFive(anOrder(), anAccount().with(credits(7)));
    there.done(ship(there, 3));
    there.done(takeBack(there, 1));
    there.spendElsewhere(credits(2));
    var before = there.order();
    var shipped = there.movements().size();

    assertThat(there.take(ship(there, 1)))
        .containsExactly(
            new LocatedRefusal("", new CreditRefusal.InsufficientCredit(there.payer().id(), 1, 0)));
    assertThat(there.order()).isEqualTo(before);
    assertThat(there.movements()).hasSize(shipped);
    assertThat(there.take(ship(there, 2))).isEmpty();
  }

  @Test
  void shipsToPayerWhoIsFrozenUnlessItTakesThatMinorUnit() {
    var there = sevenForFive(anOrder(), anAccount().with(credits(7)));
    there.freezePayer();
    there.done(ship(there, 3));
    there.done(takeBack(there, 1));

    assertThat(there.take(ship(there, 1)))
        .containsExactly(
            new LocatedRefusal("", new CreditRefusal.AccountFrozen(there.payer().id())));
    assertThat(there.take(ship(there, 2))).isEmpty();
  }

  @Test
  void movesNothingWhenWhatIsShippedIsWorthNothing() {
    var free = new Adjustment(Adjustment.Kind.DISCOUNT, "nearly-free", "", credits(-4));
    var there =
        new Counter(
            anOrder().withLine(anOffer().at(credits(1)).build(), 5).with(free),
            anAccount().with(credits(1)).build());

    there.done(ship(there, 4));
    assertThat(there.transfers()).isEmpty();
    there.done(ship(there, 1));

    assertThat(there.transfers()).extracting(Transfer::kind).containsExactly(TransferKind.CAPTURE);
  }

  @Test
  void makesTransfersThatTheOrderOwns() {
    var there =
        sevenForFive(anOrder().captured(CaptureMode.ON_PLACEMENT), anAccount().with(credits(7)));

    there.done((desk, _, _) -> desk.cancel(null, null));

    assertThat(there.transfers())
        .extracting(Transfer::kind, transfer -> transfer.legs().getFirst().amount())
        .containsExactly(
            tuple(TransferKind.CAPTURE, credits(7)), tuple(TransferKind.REFUND, credits(7)));
    assertThat(there.transfers())
        .allMatch(transfer -> there.order().id().value().equals(transfer.managedBy()));
  }

  @Test
  void refundsIntoTheLotsThatWereSpentAndTellsWhatHasExpiredOfThem() {
    var gone = aLot(4).until(EVENING).build();
    var lasting = aLot(2).withPriority(60).build();
    var there =
        sevenForFive(anOrder(), anAccount().with(credits(10)).withLot(gone).withLot(lasting));
    there.done(ship(there, 5));
    there.at(EVENING);

    there.done(takeBack(there, 2));
    assertThat(there.payer().lots().all()).extracting(Lot::remaining).containsExactly(2L);
    there.done(takeBack(there, 3));

    assertThat(there.order().returns())
        .extracting(OrderReturn::refunded, OrderReturn::expired)
        .containsExactly(tuple(credits(3), credits(0)), tuple(credits(4), credits(4)));
    assertThat(there.lastChange().expired()).isEqualTo(4);
    assertThat(there.order().payments().getFirst().expired()).isEqualTo(credits(4));
    assertThat(there.transfers().getLast().expired()).containsExactly(credits(4));
    assertThat(there.payer().posted()).isEqualTo(12);
  }

  @Test
  void sendsToBreakageWhatHasExpiredUnderTheHoldOfPiecesThatAreCancelled() {
    var there = sevenForFive(anOrder(), anAccount().withLot(aLot(7).until(EVENING).build()));
    there.done(ship(there, 2));
    there.at(EVENING);

    there.done((desk, _, _) -> desk.cancel(List.of(named(there, 2)), null));

    assertThat(there.order().payments().getFirst())
        .extracting(Payment::held, Payment::captured, Payment::expired)
        .containsExactly(credits(2), credits(2), credits(3));
    assertThat(there.payer().posted()).isEqualTo(2);
    assertThat(there.take(ship(there, 1))).isEmpty();
  }

  @Test
  void holdsAndSpendsTheLargestAmount() {
    var offer = anOffer().at(credits(Amount.MAX / Quantities.MAX)).build();
    var rest = Amount.MAX - Amount.MAX / Quantities.MAX * Quantities.MAX;
    var fee = new Adjustment(Adjustment.Kind.FEE, "fee", "", credits(rest));
    var there =
        new Counter(
            anOrder().withLine(offer, Quantities.MAX).with(fee),
            anAccount().with(credits(Amount.MAX)).build());

    there.done(ship(there, 999_999));
    there.done(takeBack(there, 333_333));
    there.done(ship(there, 1));
    there.done(takeBack(there, 666_667));

    assertThat(there.payer().posted()).isEqualTo(Amount.MAX);
  }

  @ParameterizedTest
  @EnumSource
  void owesWhatTheLinesAreWorthWhateverIsDone(CaptureMode mode) {
    var seed = Long.getLong("purser.seed", System.nanoTime());
    var random = new Random(seed);
    for (var n = 0; n < ORDERS; n++) {
      var there = anything(random, mode);
      var told = new ArrayList<String>();
      for (var step = 0; step < MOST_STEPS && !isOver(there); step++) {
        var refused =
            random.nextInt(4) == 0 ? there.take(edit(random, there)) : step(random, there);
        told.add(there.lastChange().kind() + " " + there.lastChange().lines());

        assertThat(refused)
            .as("seed %d, order %d: %s", seed, n, told)
            .allMatch(located -> "illegal-transition".equals(located.refusal().code()));
      }
      endAll(there);

      assertThat(there.payer().held()).as("seed %d, order %d: %s", seed, n, told).isZero();
      assertThat(there.hold().captured()).isEqualTo(there.hold().refunded());
    }
  }

  /** Lines whose totals do not divide, and a payer who has enough in lots that may expire. */
  private static Counter anything(Random random, CaptureMode mode) {
    var ordered = anOrder().captured(mode);
    var total = 0L;
    for (var line = random.nextInt(3); line >= 0; line--) {
      var quantity = 1 + random.nextLong(7);
      var price = 1 + random.nextLong(3);
      total += quantity * price;
      ordered.withLine(anOffer().of("sku-" + line).at(credits(price)).build(), quantity);
    }
    var more = random.nextLong(1 - total, 10);
    if (more != 0) {
      ordered.with(new Adjustment(Adjustment.Kind.FEE, "some", "", credits(more)));
    }
    if (random.nextInt(4) == 0) {
      ordered.reservedUntil(EVENING.plusSeconds(1));
    }
    var payer = anAccount().with(credits(200));
    for (var lots = random.nextInt(4); lots > 0; lots--) {
      var lot = aLot(1 + random.nextLong(9)).withPriority(random.nextInt(3));
      payer.withLot((random.nextBoolean() ? lot.until(EVENING) : lot).build());
    }
    return new Counter(ordered, payer.build());
  }

  private static boolean isOver(Counter there) {
    return switch (there.order().status()) {
      case CANCELLED, EXPIRED -> true;
      case FULFILLED -> there.order().lines().stream().allMatch(line -> line.returnable() == 0);
      case RESERVED, PLACED, PARTIALLY_FULFILLED -> false;
    };
  }

  private static List<LocatedRefusal> step(Random random, Counter there) {
    there.at(random.nextInt(5) == 0 ? EVENING : there.order().changedAt());
    return switch (random.nextInt(4)) {
      case 0 -> there.take((desk, _, _) -> desk.confirm());
      case 1 -> some(random, there, OrderLine::open, SettlementTest::ship);
      case 2 -> some(random, there, OrderLine::open, SettlementTest::cancel);
      default -> some(random, there, OrderLine::returnable, SettlementTest::takeBack);
    };
  }

  private static Step edit(Random random, Counter there) {
    var line = there.order().lines().getFirst();
    var offer = anOffer().of(line.sku()).at(credits(1 + random.nextLong(3))).build();
    return there.editing(new Basket.Item(offer, 1 + random.nextLong(9)));
  }

  /** With a few pieces of a line of which there are some. */
  private static List<LocatedRefusal> some(
      Random random,
      Counter there,
      ToLongFunction<OrderLine> available,
      Function<Named, Step> step) {
    var lines = there.order().lines().stream().filter(l -> available.applyAsLong(l) > 0).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    var line = lines.get(random.nextInt(lines.size()));
    var pieces = 1 + random.nextLong(available.applyAsLong(line));
    return there.take(step.apply(new Named(line.id(), pieces, null)));
  }

  /** Nobody wants any of it any more. */
  private static void endAll(Counter there) {
    if (there.order().lines().stream().anyMatch(line -> line.open() > 0)) {
      there.done((desk, _, _) -> desk.cancel(null, null));
    }
    if (there.order().lines().stream().anyMatch(line -> line.returnable() > 0)) {
      there.done((desk, _, _) -> desk.takeBack(returned(), null, null, true, null));
    }
  }

  /** Five pieces for seven credits. */
  private static Counter sevenForFive(OrderBuilder ordered, AccountBuilder payer) {
    var fee = new Adjustment(Adjustment.Kind.FEE, "fee", "", credits(2));
    return new Counter(
        ordered.withLine(anOffer().at(credits(1)).build(), 5).with(fee), payer.build());
  }

  private static Step ship(Counter there, long pieces) {
    return ship(named(there, pieces));
  }

  private static Step takeBack(Counter there, long pieces) {
    return takeBack(named(there, pieces));
  }

  private static Step ship(Named named) {
    var id = new FulfilmentId(FreshIds.next());
    return (desk, _, _) -> desk.fulfil(id, List.of(named), null);
  }

  private static Step cancel(Named named) {
    return (desk, _, _) -> desk.cancel(List.of(named), null);
  }

  private static Step takeBack(Named named) {
    return (desk, _, _) -> desk.takeBack(returned(), List.of(named), null, true, null);
  }

  private static Named named(Counter there, long pieces) {
    return new Named(there.order().lines().getFirst().id(), pieces, null);
  }

  private static ReturnId returned() {
    return new ReturnId(FreshIds.next());
  }
}
