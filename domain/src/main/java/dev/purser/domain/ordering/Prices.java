package dev.purser.domain.ordering;

import dev.purser.domain.shared.Amount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a policy makes of a basket.
 *
 * @param unitPrices of one piece, per item in the order of the items; at least 1 each
 * @param adjustments in the order in which they apply: each is spread over what the lines come to
 *     with those before it
 */
public record Prices(List<Amount> unitPrices, List<Spread> adjustments) {
  public static final int MAX_ADJUSTMENTS = 50;

  public Prices {
    unitPrices = List.copyOf(unitPrices);
    adjustments = List.copyOf(adjustments);
    unitPrices.forEach(Amount::requireMovable);
    if (adjustments.size() > MAX_ADJUSTMENTS) {
      throw new IllegalArgumentException("more than " + MAX_ADJUSTMENTS + " adjustments");
    }
  }

  /** The catalogue's prices without adjustments. */
  public static Prices ofCatalogue(Basket basket) {
    return new Prices(
        basket.items().stream().map(item -> item.offer().price()).toList(), List.of());
  }

  /**
   * An adjustment and the items that it is spread over.
   *
   * @param items their places in the basket; empty for all of them
   */
  public record Spread(Adjustment adjustment, List<Integer> items) {
    public Spread {
      items = List.copyOf(items);
    }

    public static Spread overAll(Adjustment adjustment) {
      return new Spread(adjustment, List.of());
    }
  }

  /**
   * The totals of the lines: each price times its quantity, and its shares of the adjustments. What
   * does not divide goes to the largest remainders, the first line before the others.
   *
   * @param subtotals price times quantity, per item
   * @throws dev.purser.domain.shared.RefusedException {@link
   *     dev.purser.domain.shared.ValueRefusal.AmountOutOfRange} when one is too large
   */
  List<Amount> totals(List<Amount> subtotals) {
    var totals = new ArrayList<>(subtotals);
    for (var spread : adjustments) {
      var items =
          spread.items().isEmpty()
              ? IntStream.range(0, totals.size()).boxed().toList()
              : spread.items();
      var weights = items.stream().map(item -> totals.get(item).minorUnits()).toList();
      var shares = shares(spread.adjustment().amount().minorUnits(), weights);
      for (var i = 0; i < items.size(); i++) {
        var item = items.get(i);
        var share = new Amount(spread.adjustment().amount().asset(), shares.get(i));
        totals.set(item, totals.get(item).plus(share));
      }
    }
    if (totals.stream().anyMatch(total -> total.minorUnits() < 0)) {
      throw new IllegalStateException("a policy takes off more than there is: " + adjustments);
    }
    return totals;
  }

  /** An amount in proportion to weights, by largest remainder; in equal parts where all are 0. */
  private static List<Long> shares(long amount, List<Long> weights) {
    var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      return shares(amount, weights.stream().map(_ -> 1L).toList());
    }
    var size = BigInteger.valueOf(Math.abs(amount));
    var parts = weights.stream().map(weight -> part(size, weight, sum)).toList();
    var shares = new ArrayList<>(parts.stream().map(part -> part[0].longValueExact()).toList());
    var left = Math.abs(amount) - shares.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> parts.get(i)[1]).reversed())
        .limit(left)
        .forEach(i -> shares.set(i, shares.get(i) + 1));
    return shares.stream().map(share -> Long.signum(amount) * share).toList();
  }

  /** The whole part and the remainder. */
  private static BigInteger[] part(BigInteger size, long weight, BigInteger sum) {
    return size.multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
  }
}
