package dev.purser.web.shared;

import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Problem;
import dev.purser.web.shared.problem.ProblemCode;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the process lives, and whether it can serve. */
@Controller
final class HealthController {
  private final Readiness readiness;

  HealthController(Readiness readiness) {
    this.readiness = readiness;
  }

  @GetMapping("/healthz")
  Answer<HealthJson> alive() {
    return new Answer.Shown<>(new HealthJson("ALIVE"));
  }

  @GetMapping("/readyz")
  Answer<HealthJson> ready() {
    var faults =
        readiness.reasonsNotReady().stream()
            .map(reason -> new Fault("", ProblemCode.UNAVAILABLE, reason, Map.of()))
            .toList();
    return faults.isEmpty()
        ? new Answer.Shown<>(new HealthJson("READY"))
        : new Answer.Failed<>(new Problem(faults));
  }

  /** How the service is. */
  record HealthJson(String status) {}
}
