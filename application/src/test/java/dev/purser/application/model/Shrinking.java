package dev.purser.application.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing sequence short, by leaving out what it fails without. */
final class Shrinking<S> {
  /** How often the sequence is tried at the most. */
  private static final int MAX_RUNS = 300;

  private final Predicate<List<S>> fails;
  private int runs;

  private Shrinking(Predicate<List<S>> fails) {
    this.fails = fails;
  }

  /** A part of the sequence that still fails. */
  static <S> List<S> of(List<S> failing, Predicate<List<S>> fails) {
    return new Shrinking<>(fails).shrink(failing);
  }

  private List<S> shrink(List<S> failing) {
    var steps = failing;
    for (var size = Math.max(1, steps.size() / 2); size >= 1; size /= 2) {
      var at = 0;
      while (at < steps.size() && runs < MAX_RUNS) {
        var shorter = without(steps, at, size);
        if (stillFails(shorter)) {
          steps = shorter;
        } else {
          at += size;
        }
      }
    }
    return steps;
  }

  private boolean stillFails(List<S> steps) {
    runs++;
    return !steps.isEmpty() && fails.test(steps);
  }

  private List<S> without(List<S> steps, int at, int size) {
    var rest = new ArrayList<>(steps.subList(0, at));
    rest.addAll(steps.subList(Math.min(at + size, steps.size()), steps.size()));
    return rest;
  }
}
