package dev.purser.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Sku;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderLineTest {
  private static final int TRIES = 20_000;
  private static final LocationCode EAST = new LocationCode("EAST");
  private static final LocationCode WEST = new LocationCode("WEST");

  @ParameterizedTest
  @CsvSource({
    "7, 5, 0, 0",
    "7, 5, 1, 1",
    "7, 5, 2, 2",
    "7, 5, 3, 4",
    "7, 5, 4, 5",
    "7, 5, 5, 7",
    "0, 5, 5, 0",
    "1, 3, 2, 0",
    "1, 3, 3, 1"
  })
  void partOfItIsWorthItsPartOfTheTotalRoundedDown(
      long total, long quantity, long pieces, long worth) {
    assertThat(line(total, quantity).worth(pieces)).isEqualTo(worth);
  }

  @ParameterizedTest
  @CsvSource({
    Amount.MAX + ", " + Quantities.MAX,
    Amount.MAX + ", 999999",
    Amount.MAX + ", 999983",
    Amount.MAX + ", 1",
    (Amount.MAX - 1) + ", " + Quantities.MAX,
    "999999, " + Quantities.MAX
  })
  void isExactAtTheLimits(long total, long quantity) {
    var line = line(total, quantity);

    LongStream.of(0, 1, quantity / 3, quantity / 2, quantity - 1, quantity)
        .forEach(
            pieces -> assertThat(line.worth(pieces)).isEqualTo(exact(total, pieces, quantity)));
    assertThat(line.worth(quantity)).isEqualTo(total);
  }

  @Test
  void isExactWhateverItsNumbers() {
    var seed = Long.getLong("purser.seed", System.nanoTime());
    var random = new Random(seed);
    for (var n = 0; n < TRIES; n++) {
      var quantity = 1 + random.nextLong(Quantities.MAX);
      var total = random.nextLong(Amount.MAX + 1) >> random.nextInt(54);
      var pieces = random.nextLong(quantity + 1);

      assertThat(line(total, quantity).worth(pieces))
          .as("seed %d: %d of %d for %d", seed, pieces, quantity, total)
          .isEqualTo(exact(total, pieces, quantity));
    }
  }

  @Test
  void isTakenFromItsFirstAllocationOnAndFromTheLastBack() {
    var line = allocated();

    assertThat(line.firstOpen(4, null))
        .containsExactly(new LinePieces(line.id(), EAST, 3), new LinePieces(line.id(), WEST, 1));
    assertThat(line.lastOpen(4))
        .containsExactly(new LinePieces(line.id(), WEST, 2), new LinePieces(line.id(), EAST, 2));
    assertThat(line.firstOpen(2, WEST)).containsExactly(new LinePieces(line.id(), WEST, 2));
    assertThat(line.openAt(WEST)).isEqualTo(2);
    assertThat(line.openAt(LocationCode.MAIN)).isZero();
    assertThat(line.openAt(null)).isEqualTo(5);
  }

  @Test
  void losesAnAllocationOfWhichNothingIsLeft() {
    var line = allocated();

    var after =
        line.fulfil(new LinePieces(line.id(), EAST, 3)).cancel(new LinePieces(line.id(), WEST, 1));

    assertThat(after.allocations()).containsExactly(new Allocation(WEST, 1));
    assertThat(after.open()).isEqualTo(1);
    assertThat(after.returnable()).isEqualTo(3);
    assertThat(after.takeBack(new LinePieces(line.id(), EAST, 2)).returnable()).isEqualTo(1);
  }

  private static OrderLine allocated() {
    var claims = new LinkedHashMap<StockKey, Long>();
    claims.put(new StockKey(new Sku("tea"), EAST), 3L);
    claims.put(new StockKey(new Sku("tea"), WEST), 2L);
    var id = new OrderLineId(FreshIds.next());
    return OrderLine.place(id, anOffer().build(), 5, credits(5), credits(25), claims);
  }

  private static OrderLine line(long total, long quantity) {
    var id = new OrderLineId(FreshIds.next());
    return new OrderLine(
        id, new Sku("tea"), "Tea", quantity, credits(1), credits(total), 0, 0, 0, List.of());
  }

  private static long exact(long total, long pieces, long quantity) {
    return BigInteger.valueOf(total)
        .multiply(BigInteger.valueOf(pieces))
        .divide(BigInteger.valueOf(quantity))
        .longValueExact();
  }
}
