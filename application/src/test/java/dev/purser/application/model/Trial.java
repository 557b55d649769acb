package dev.purser.application.model;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;

/**
 * Tries random business on a model and the real thing, and says what they disagree on by the seed
 * and the few steps that it takes. {@code -Dpurser.seed=} does the same again, and {@code
 * -Dpurser.steps=} does more.
 */
final class Trial<S> {
  private final int rounds;
  private final int steps;
  private final Function<Random, Stream<S>> business;
  private final Function<List<S>, Optional<String>> difference;

  /**
   * So many rounds of so many steps, unless others are asked for.
   *
   * @param business steps at random, without an end
   * @param difference takes steps from a new beginning and tells what differs first
   */
  Trial(
      int rounds,
      int steps,
      Function<Random, Stream<S>> business,
      Function<List<S>, Optional<String>> difference) {
    this.rounds = rounds;
    this.steps = Integer.getInteger("purser.steps", steps);
    this.business = business;
    this.difference = difference;
  }

  void run(TestReporter reporter) {
    for (var seed : seeds()) {
      reporter.publishEntry("purser.seed", Long.toString(seed));
      agreesOn(seed);
    }
  }

  private void agreesOn(long seed) {
    var taken = business.apply(new Random(seed)).limit(steps).toList();
    var first = difference.apply(taken);
    if (first.isPresent()) {
      throw new AssertionError(told(seed, taken, first.get()));
    }
  }

  private String told(long seed, List<S> failing, String first) {
    var few = Shrinking.of(failing, some -> difference.apply(some).isPresent());
    var listed = few.stream().map(step -> "\n  " + step).collect(Collectors.joining());
    var met = difference.apply(few).orElse("what happened did not again: " + first);
    return "-Dpurser.seed=" + seed + " -Dpurser.steps=" + steps + listed + "\n" + met;
  }

  private List<Long> seeds() {
    var given = Long.getLong("purser.seed");
    return given == null
        ? LongStream.iterate(System.nanoTime(), seed -> seed + 1).limit(rounds).boxed().toList()
        : List.of(given);
  }
}
