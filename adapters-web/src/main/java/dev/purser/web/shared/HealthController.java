package dev.purser.web.shared;

import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Problem;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the process lives, and whether it can serve. */
@Controller
@Tag(
    name = "Operations",
    description = "Whether the service lives, and whether the books are right.")
final class HealthController {
  private final Readiness readiness;

  HealthController(Readiness readiness) {
    this.readiness = readiness;
  }

  @Operation(operationId = "getLiveness", summary = "Tell whether the process lives")
  @SecurityRequirements
  @GetMapping("/healthz")
  Answer<HealthJson> alive() {
    return new Answer.Shown<>(new HealthJson("ALIVE"));
  }

  @Operation(operationId = "getReadiness", summary = "Tell whether the service can serve")
  @SecurityRequirements
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
