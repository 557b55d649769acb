package dev.purser.web.shared.problem;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a request, so that its sender is told all of it at once. */
public final class Faults {
  /** More are not told: whoever sends so many has not read the documentation. */
  public static final int MAX = 100;

  private final List<Fault> gathered = new ArrayList<>(0);

  public void add(Fault fault) {
    if (gathered.size() < MAX && gathered.stream().noneMatch(fault::isAtPlaceOf)) {
      gathered.add(fault);
    }
  }

  public boolean isEmpty() {
    return gathered.isEmpty();
  }

  public List<Fault> toList() {
    return List.copyOf(gathered);
  }

  /** Ends the request when something is wrong with it. */
  public void throwIfAny() {
    if (!gathered.isEmpty()) {
      throw new ProblemException(new Problem(gathered));
    }
  }
}
