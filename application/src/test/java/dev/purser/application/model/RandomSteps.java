package dev.purser.application.model;

import dev.purser.application.model.Model.Move;
import dev.purser.application.model.Model.Wanted;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Business at random: mostly what a shop lives on, with everything mixed in that is refused. */
final class RandomSteps {
  private static final int CUSTOMERS = 5;
  private static final int SKUS = 4;
  private static final int REFERENCES = 4;
  private static final int MANY = 1_000;
  private static final long MOST = 9_007_199_254_740_991L;
  private static final long[] ODD_AMOUNTS = {
    0, -1, 1, MOST, MOST + 1, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final long[] ODD_PIECES = {
    0, -1, 1_000_000, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE
  };

  private final RandomGenerator random;

  RandomSteps(RandomGenerator random) {
    this.random = random;
  }

  Stream<Step> all() {
    return Stream.generate(this::next);
  }

  List<Step> take(int number) {
    return all().limit(number).toList();
  }

  private Step next() {
    return switch (random.nextInt(20)) {
      case 0, 1 -> new Step.SignsUp(random.nextInt(CUSTOMERS));
      case 2, 3 -> new Step.Creates(sku(), price(), !oneIn(6));
      case 4, 5, 6 -> new Step.Receives(sku(), !oneIn(10), pieces(30));
      case 7, 8 -> new Step.Grants(account(), amount(200), oneIn(10));
      case 9, 10, 11 -> new Step.Transfers(moves(), oneIn(3) ? random.nextInt(REFERENCES) : null);
      case 12, 13, 14 -> new Step.Places(customer(), lines(), oneIn(4) ? account() : null);
      case 15, 16 -> new Step.Fulfils(order());
      case 17 -> new Step.Cancels(order());
      case 18 -> new Step.Repeats(random.nextInt(MANY));
      default -> new Step.ReusesKey(random.nextInt(MANY));
    };
  }

  private List<Move> moves() {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(leg -> new Move(account(), account(), amount(80)))
        .toList();
  }

  private List<Wanted> lines() {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(line -> new Wanted(sku(), pieces(6), expectedPrice()))
        .toList();
  }

  private @Nullable Long expectedPrice() {
    return oneIn(4) ? price() : null;
  }

  private long price() {
    return oneIn(15) ? odd(ODD_AMOUNTS) : 1 + random.nextInt(5);
  }

  private long amount(int most) {
    return oneIn(12) ? odd(ODD_AMOUNTS) : 1 + random.nextInt(most);
  }

  private long pieces(int most) {
    return oneIn(12) ? odd(ODD_PIECES) : 1 + random.nextInt(most);
  }

  private long odd(long[] numbers) {
    return numbers[random.nextInt(numbers.length)];
  }

  private int sku() {
    return random.nextInt(SKUS);
  }

  private int customer() {
    return oneIn(15) ? Model.NOBODY : random.nextInt(MANY);
  }

  private int account() {
    return oneIn(15) ? Model.HOUSE : customer();
  }

  private int order() {
    return oneIn(15) ? Model.NOBODY : random.nextInt(MANY);
  }

  private boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }
}
