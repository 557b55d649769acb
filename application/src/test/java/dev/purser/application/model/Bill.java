package dev.purser.application.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What things come to in the model, at {@link OddPrices}. */
final class Bill {
  private static final BigInteger QUARTER = BigInteger.valueOf(4);
  private static final BigInteger SEVEN = BigInteger.valueOf(7);
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  /** Per line. */
  final List<BigInteger> totals = new ArrayList<>();

  /** What was taken off and put on, in this order. */
  final List<BigInteger> adjustments = new ArrayList<>();

  /** So many at a price each. */
  record Line(long pieces, long price) {
    BigInteger comesTo() {
      return BigInteger.valueOf(pieces).multiply(BigInteger.valueOf(price));
    }
  }

  /** The bill for lines that are paid in one asset. */
  static Bill of(List<Line> lines) {
    var bill = plain(lines);
    var many =
        IntStream.range(0, lines.size()).filter(n -> lines.get(n).pieces() > 3).boxed().toList();
    bill.adjust(bill.sum(many).divide(QUARTER).negate(), many);
    var all = IntStream.range(0, lines.size()).boxed().toList();
    bill.adjust(bill.sum(all).multiply(SEVEN).divide(HUNDRED), all);
    return bill;
  }

  /** Prices times pieces, and nothing else. */
  static Bill plain(List<Line> lines) {
    var bill = new Bill();
    lines.forEach(line -> bill.totals.add(line.comesTo()));
    return bill;
  }

  private BigInteger sum(List<Integer> lines) {
    return lines.stream().map(totals::get).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /**
   * Every line gets the whole part of its share; then one unit each the lines of which most was cut
   * off, until all is given.
   */
  private void adjust(BigInteger amount, List<Integer> lines) {
    if (amount.signum() == 0) {
      return;
    }
    adjustments.add(amount);
    var unit = BigInteger.valueOf(amount.signum());
    var before = sum(lines);
    var left = amount.abs();
    var cutOff = new ArrayList<BigInteger>();
    for (var line : lines) {
      var share = amount.abs().multiply(totals.get(line)).divideAndRemainder(before);
      totals.set(line, totals.get(line).add(share[0].multiply(unit)));
      cutOff.add(share[1]);
      left = left.subtract(share[0]);
    }
    while (left.signum() > 0) {
      var most = cutOff.indexOf(cutOff.stream().reduce(BigInteger::max).orElseThrow());
      var line = lines.get(most);
      totals.set(line, totals.get(line).add(unit));
      cutOff.set(most, BigInteger.ONE.negate());
      left = left.subtract(BigInteger.ONE);
    }
  }
}
