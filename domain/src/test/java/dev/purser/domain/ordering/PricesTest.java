package dev.purser.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Adjustment.Kind;
import dev.purser.domain.ordering.Prices.Spread;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
  private static final int TRIES = 10_000;

  @Test
  void areThoseOfTheCatalogue() {
    var tea = new Basket.Item(anOffer().at(credits(5)).build(), 3);
    var pot = new Basket.Item(anOffer().of("pot").at(credits(30)).build(), 1);

    var prices =
        Prices.ofCatalogue(new Basket(new CustomerId(FreshIds.next()), List.of(tea, pot), NOON));

    assertThat(prices).isEqualTo(new Prices(List.of(credits(5), credits(30)), List.of()));
    assertThat(totals(prices, 15, 30)).containsExactly(15L, 30L);
  }

  @Test
  void giveWhatDoesNotDivideToTheLargestRemainder() {
    assertThat(totals(all(10), 50, 30, 21)).containsExactly(55L, 33L, 23L);
    assertThat(totals(all(1), 1, 2, 1)).containsExactly(1L, 3L, 1L);
  }

  @Test
  void giveItToTheFirstOfEqualRemainders() {
    assertThat(totals(all(1), 7, 7, 7)).containsExactly(8L, 7L, 7L);
    assertThat(totals(all(2), 7, 7, 7)).containsExactly(8L, 8L, 7L);
    assertThat(totals(all(-2), 7, 7, 7)).containsExactly(6L, 6L, 7L);
  }

  @Test
  void takeDiscountsOffInTheSameWay() {
    assertThat(totals(all(-10), 50, 30, 21)).containsExactly(45L, 27L, 19L);
    assertThat(totals(all(-101), 50, 30, 21)).containsExactly(0L, 0L, 0L);
  }

  @Test
  void spreadTaxesOverWhatDiscountsHaveLeft() {
    var prices = pricesOf(spread(-50, 0), spread(10));

    assertThat(totals(prices, 100, 50)).containsExactly(55L, 55L);
  }

  @Test
  void spreadAnAdjustmentOverTheItemsThatItNames() {
    assertThat(totals(pricesOf(spread(3, 2, 0)), 10, 10, 10)).containsExactly(11L, 10L, 12L);
    assertThat(totals(pricesOf(spread(5, 1)), 10, 10, 10)).containsExactly(10L, 15L, 10L);
  }

  @Test
  void spreadOverItemsThatComeToNothingInEqualParts() {
    assertThat(totals(pricesOf(spread(-20), spread(5)), 10, 10)).containsExactly(3L, 2L);
  }

  @Test
  void giveNothingToWhatComesToNothingBesideOthers() {
    assertThat(totals(pricesOf(spread(-10, 0), spread(5)), 10, 10)).containsExactly(0L, 15L);
  }

  @Test
  void areExactAtTheLargestAmount() {
    assertThat(totals(all(-Amount.MAX), Amount.MAX - 1, 1)).containsExactly(0L, 0L);
    assertThat(totals(all(1), Amount.MAX - 1, 1)).containsExactly(Amount.MAX, 1L);
    assertThat(totals(all(Amount.MAX - 2), 1, 1))
        .containsExactly(1 + Amount.MAX / 2, Amount.MAX / 2);
  }

  @Test
  void refuseTotalOfLineBeyondTheLargestAmount() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> totals(all(1), Amount.MAX))
        .extracting(refused -> refused.refusal().code())
        .isEqualTo("amount-out-of-range");
  }

  @Test
  void takeNoMoreOffThanThereIs() {
    assertThatIllegalStateException().isThrownBy(() -> totals(all(-21), 10, 10));
    assertThatIllegalStateException().isThrownBy(() -> totals(pricesOf(spread(-11, 0)), 10, 10));
    assertThatIllegalStateException()
        .isThrownBy(() -> totals(pricesOf(spread(-20), spread(-1)), 10, 10));
  }

  @Test
  void areOfOneAsset() {
    var inEuros = new Spread(new Adjustment(Kind.FEE, "fee", "Fee", euros(1)), List.of());

    assertThatIllegalArgumentException().isThrownBy(() -> totals(pricesOf(inEuros), 10));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Amount.MAX + 1})
  void areAtLeastOneForEachPiece(long price) {
    assertRefused(
        () -> new Prices(List.of(credits(price)), List.of()),
        new ValueRefusal.AmountOutOfRange(credits(price).toString()));
  }

  @Test
  void haveAtMostFiftyAdjustments() {
    var most = Collections.nCopies(Prices.MAX_ADJUSTMENTS, spread(1));
    var tooMany = Collections.nCopies(Prices.MAX_ADJUSTMENTS + 1, spread(1));

    assertThat(totals(new Prices(List.of(credits(1)), most), 1)).containsExactly(51L);
    assertThatIllegalArgumentException().isThrownBy(() -> new Prices(List.of(credits(1)), tooMany));
  }

  @Test
  void adjustByMoreThanNothingWithNamesThatAreNotTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> adjustment("vat", "VAT", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> adjustment("", "VAT", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> adjustment("v".repeat(65), "VAT", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> adjustment("vat", "V".repeat(201), 1));
    assertThat(adjustment("v".repeat(64), "V".repeat(200), -1).amount()).isEqualTo(credits(-1));
  }

  @Test
  void comeToWhatSomebodyWouldReckonByHand() {
    var seed = Long.getLong("purser.seed", System.nanoTime());
    var random = new Random(seed);
    for (var n = 0; n < TRIES; n++) {
      var subtotals = subtotals(random);
      var spreads = spreads(random, subtotals);
      var prices = pricesOf(spreads.toArray(Spread[]::new));

      var totals = totals(prices, subtotals);

      assertThat(totals)
          .as("seed %d: %s over %s", seed, spreads, LongStream.of(subtotals).boxed().toList())
          .isEqualTo(byHand(subtotals, spreads));
      assertThat(totals.stream().mapToLong(Long::longValue).sum())
          .as("seed %d: %s", seed, spreads)
          .isEqualTo(LongStream.of(subtotals).sum() + sum(spreads));
    }
  }

  /** Of few items many ties come, of large ones everything that might overflow. */
  private static long[] subtotals(Random random) {
    var largest = random.nextBoolean() ? 4 : Amount.MAX / 40;
    return random.longs(1 + random.nextInt(8), 0, largest + 1).toArray();
  }

  /** As many as still leave something, each over some items or all of them. */
  private static List<Spread> spreads(Random random, long... subtotals) {
    var spreads = new ArrayList<Spread>();
    for (var n = random.nextInt(4); n > 0; n--) {
      var items =
          IntStream.range(0, subtotals.length).filter(_ -> random.nextBoolean()).boxed().toList();
      var left = byHand(subtotals, spreads);
      var over = items.isEmpty() ? left : items.stream().map(left::get).toList();
      var most = over.stream().mapToLong(Long::longValue).sum();
      var amount = random.nextLong(-most, Math.max(2, most / 3));
      if (amount != 0) {
        spreads.add(new Spread(adjustment("a" + n, "", amount), items));
      }
    }
    return spreads;
  }

  /** One minor unit after the other to whoever has most of a share coming, the first before. */
  private static List<Long> byHand(long[] subtotals, List<Spread> spreads) {
    var totals = new ArrayList<>(LongStream.of(subtotals).boxed().toList());
    for (var spread : spreads) {
      var items =
          spread.items().isEmpty()
              ? IntStream.range(0, totals.size()).boxed().toList()
              : spread.items();
      var amount = spread.adjustment().amount().minorUnits();
      var weights = items.stream().map(totals::get).map(BigInteger::valueOf).toList();
      var sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
      var isFree = sum.signum() == 0;
      var whole = isFree ? BigInteger.valueOf(items.size()) : sum;
      var due = new ArrayList<BigInteger>();
      for (var weight : weights) {
        due.add(BigInteger.valueOf(Math.abs(amount)).multiply(isFree ? BigInteger.ONE : weight));
      }
      var shares = new ArrayList<>(due.stream().map(d -> d.divide(whole)).toList());
      var left = Math.abs(amount) - shares.stream().mapToLong(BigInteger::longValueExact).sum();
      for (; left > 0; left--) {
        var most = 0;
        for (var i = 1; i < items.size(); i++) {
          if (missing(due, shares, whole, i).compareTo(missing(due, shares, whole, most)) > 0) {
            most = i;
          }
        }
        shares.set(most, shares.get(most).add(BigInteger.ONE));
      }
      for (var i = 0; i < items.size(); i++) {
        var share = Long.signum(amount) * shares.get(i).longValueExact();
        totals.set(items.get(i), totals.get(items.get(i)) + share);
      }
    }
    return totals;
  }

  private static BigInteger missing(
      List<BigInteger> due, List<BigInteger> shares, BigInteger whole, int i) {
    return due.get(i).subtract(shares.get(i).multiply(whole));
  }

  private static long sum(List<Spread> spreads) {
    return spreads.stream().mapToLong(s -> s.adjustment().amount().minorUnits()).sum();
  }

  private static Prices all(long amount) {
    return pricesOf(spread(amount));
  }

  private static Prices pricesOf(Spread... spreads) {
    return new Prices(List.of(credits(1)), List.of(spreads));
  }

  private static Spread spread(long amount, Integer... items) {
    return new Spread(adjustment("some", "Some", amount), List.of(items));
  }

  private static Adjustment adjustment(String code, String name, long amount) {
    return new Adjustment(Kind.FEE, code, name, credits(amount));
  }

  private static List<Long> totals(Prices prices, long... subtotals) {
    var priced = LongStream.of(subtotals).mapToObj(n -> credits(n)).toList();
    return prices.totals(priced).stream().map(Amount::minorUnits).toList();
  }
}
