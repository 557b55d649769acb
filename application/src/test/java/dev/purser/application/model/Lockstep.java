package dev.purser.application.model;

import java.util.List;
import java.util.Optional;

/** Takes the same steps in a model and in the real thing, and tells the first difference. */
abstract class Lockstep<M, W> {
  private final M model;
  private final W world;

  Lockstep(M model, W world) {
    this.model = model;
    this.world = world;
  }

  /** Gets both ready for the next step. */
  protected void beforeStep() {
    // They are ready unless time has to pass.
  }

  /** What differs between the two as they now stand. */
  protected abstract Optional<String> state();

  /** What differs between how the two came to stand so. */
  protected abstract Optional<String> histories();

  /** What differs, if anything does. */
  final Optional<String> run(List<? extends ModelStep<M, W>> steps) {
    for (var n = 0; n < steps.size(); n++) {
      var difference = difference(steps.get(n));
      if (difference.isPresent()) {
        return Optional.of("step " + (n + 1) + ", " + steps.get(n) + ": " + difference.get());
      }
    }
    return histories();
  }

  private Optional<String> difference(ModelStep<M, W> step) {
    beforeStep();
    var real = step.among(model);
    var expected = real.expectedBy(model);
    Told told;
    try {
      told = real.toldBy(world);
    } catch (RuntimeException | AssertionError unforeseen) {
      return Optional.of("expected " + expected + ", met " + unforeseen);
    }
    if (!told.equals(expected)) {
      return Optional.of("expected " + expected + ", was told " + told);
    }
    return state();
  }
}
