package dev.purser.web.shared.problem;

import dev.purser.domain.shared.LocatedRefusal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Why a request is not answered with what it asked for: one or more faults. */
public record Problem(List<Fault> faults) {
  public Problem {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a problem has a fault");
    }
    faults = List.copyOf(faults);
  }

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(List.of(new Fault("", code, detail, Map.of())));
  }

  /** What a use case refused, located in the body that asked for it. */
  public static Problem of(List<LocatedRefusal> refusals) {
    return new Problem(refusals.stream().map(Problem::fault).toList());
  }

  public ProblemCode code() {
    return first().code();
  }

  public String detail() {
    return first().detail();
  }

  private Fault first() {
    return faults.stream().min(Comparator.comparing(Fault::code)).orElseThrow();
  }

  private static Fault fault(LocatedRefusal located) {
    var refusal = located.refusal();
    var code =
        ProblemCode.of(refusal.code())
            .orElseThrow(() -> new IllegalStateException("no row for " + refusal.code()));
    var pointer = located.subject().isEmpty() ? "" : "/" + located.subject();
    return new Fault(pointer, code, refusal.explanation(), refusal.figures().byName());
  }
}
