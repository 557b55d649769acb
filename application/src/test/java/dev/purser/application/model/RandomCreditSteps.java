package dev.purser.application.model;

import dev.purser.application.model.CreditModel.Fate;
import dev.purser.application.model.CreditModel.Move;
import dev.purser.application.model.CreditModel.Wanted;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Credits moving at random among few accounts, with everything mixed in that is refused. */
final class RandomCreditSteps {
  private static final int MANY = 1_000;
  private static final int REFERENCES = 6;
  private static final long MOST = 9_007_199_254_740_991L;
  private static final long[] ODD_AMOUNTS = {
    0, -1, MOST - 100, MOST, MOST + 1, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final long[] ODD_FLOORS = {1, -MOST, -MOST - 1, Long.MIN_VALUE};
  private static final Integer[] PRIORITIES = {0, 20, 50, 100};

  private final RandomGenerator random;
  private int taken;

  RandomCreditSteps(RandomGenerator random) {
    this.random = random;
  }

  /** Without an end; the first ones open accounts to begin with. */
  Stream<CreditStep> all() {
    return Stream.generate(() -> {
      taken++;
      return taken < 4 ? new CreditStep.Opens(0, 0) : next();
    });
  }

  private CreditStep next() {
    return switch (random.nextInt(36)) {
      case 0 -> new CreditStep.Opens(oneIn(3) ? 1 : 0, floor());
      case 1, 2, 3 -> new CreditStep.Waits(random.nextInt(80), stop());
      case 4, 5, 6, 7, 8, 9 ->
          new CreditStep.Grants(
              account(), amount(60), asset(), priority(), oneIn(3) ? null : hours());
      case 10, 11, 12, 13, 14 -> new CreditStep.Transfers(wanted(3));
      case 15, 16 ->
          new CreditStep.Batches(
              IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(n -> wanted(2)).toList(),
              oneIn(2));
      case 17, 18, 19, 20 -> CreditStep.Reverses.of(number(), oneIn(2) ? null : amount(40));
      case 21, 22, 23 -> new CreditStep.Holds(move(), hours());
      case 24, 25 -> CreditStep.Captures.of(number(), oneIn(3) ? null : amount(20));
      case 26 -> new CreditStep.Voids(number());
      case 27 -> new CreditStep.Expires();
      case 28, 29 -> new CreditStep.Becomes(account(), fate());
      case 30 -> new CreditStep.Repeats(random.nextInt(MANY));
      case 31 -> new CreditStep.ReusesKey(random.nextInt(MANY));
      case 32, 33 -> new CreditStep.Schedules(wanted(2), hours());
      case 34 -> new CreditStep.RunsScheduled();
      default ->
          oneIn(5) ? CreditStep.FillsUp.of(account()) : new CreditStep.CancelsScheduled(number());
    };
  }

  private Wanted wanted(int legs) {
    var moves = IntStream.rangeClosed(1, 1 + random.nextInt(legs)).mapToObj(leg -> move()).toList();
    return new Wanted(moves, oneIn(4) ? random.nextInt(REFERENCES) : null);
  }

  private Move move() {
    return new Move(account(), account(), amount(50), asset());
  }

  private int asset() {
    return oneIn(30) ? 1 : CreditModel.ITS_OWN;
  }

  private Hours.Stop stop() {
    var stops = Hours.Stop.values();
    return stops[random.nextInt(stops.length)];
  }

  /** Mostly back into business, since little happens with frozen accounts. */
  private Fate fate() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> Fate.FROZEN;
      case 3 -> Fate.CLOSED;
      default -> Fate.OPEN;
    };
  }

  private @Nullable Integer priority() {
    return oneIn(2) ? null : PRIORITIES[random.nextInt(PRIORITIES.length)];
  }

  /** From the present hour, which has begun, to a few later. */
  private long hours() {
    return oneIn(12) ? 0 : 1 + random.nextInt(4);
  }

  private long floor() {
    return switch (random.nextInt(6)) {
      case 0 -> odd(ODD_FLOORS);
      case 1, 2 -> 0;
      default -> -random.nextInt(100);
    };
  }

  private long amount(int most) {
    return oneIn(20) ? odd(ODD_AMOUNTS) : 1 + random.nextInt(most);
  }

  private long odd(long[] numbers) {
    return numbers[random.nextInt(numbers.length)];
  }

  private int account() {
    return oneIn(25) ? CreditModel.NOBODY : random.nextInt(MANY);
  }

  private int number() {
    return oneIn(20) ? CreditModel.NOBODY : random.nextInt(MANY);
  }

  private boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }
}
