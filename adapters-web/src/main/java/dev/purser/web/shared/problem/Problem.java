package dev.purser.web.shared.problem;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusal;
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

  /** What a use case refused, located in the parameters that asked for it. */
  public static Problem ofParameters(List<LocatedRefusal> refusals) {
    return new Problem(refusals.stream().map(Problem::faultOfParameter).toList());
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

  private static Fault faultOfParameter(LocatedRefusal located) {
    var refusal = located.refusal();
    var figures = Figures.of("parameter", located.subject());
    for (var figure : refusal.figures().byName().entrySet()) {
      figures = figures.and(figure.getKey(), figure.getValue());
    }
    return new Fault("", code(refusal), refusal.explanation(), figures.byName());
  }

  private static ProblemCode code(Refusal refusal) {
    return ProblemCode.of(refusal.code())
        .orElseThrow(() -> new IllegalStateException("no row for " + refusal.code()));
  }

  private static Fault fault(LocatedRefusal located) {
    var refusal = located.refusal();
    var pointer = located.subject().isEmpty() ? "" : "/" + located.subject();
    return new Fault(pointer, code(refusal), refusal.explanation(), refusal.figures().byName());
  }
}
