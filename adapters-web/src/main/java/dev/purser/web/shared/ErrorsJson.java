package dev.purser.web.shared;

import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults and refusals on the wire, in problems and wherever else one is told of. */
public final class ErrorsJson {
  private ErrorsJson() {}

  /** What a use case refused, as the errors of a problem would tell it. */
  public static List<Map<String, Object>> of(List<LocatedRefusal> refusals) {
    return refusals.isEmpty() ? List.of() : of(Problem.of(refusals));
  }

  static List<Map<String, Object>> of(Problem problem) {
    return problem.faults().stream().map(ErrorsJson::error).toList();
  }

  private static Map<String, Object> error(Fault fault) {
    var error = new LinkedHashMap<String, Object>();
    error.put("pointer", fault.pointer());
    error.put("code", fault.code().code());
    error.put("detail", fault.detail());
    error.putAll(fault.figures());
    return error;
  }
}
