package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantQueries;
import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantScope;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The proof that the books are right. */
@Controller
@Tag(
    name = "Operations",
    description = "Whether the service lives, and whether the books are right.")
final class InvariantsController {
  private static final String RECENT = "recent";

  private final InvariantQueries invariants;

  InvariantsController(InvariantQueries invariants) {
    this.invariants = invariants;
  }

  @Operation(operationId = "checkInvariants", summary = "Check whether the books are right")
  @GetMapping("/v1/invariants")
  Answer<InvariantReportJson> check(Actor actor, Filtered<Scope> request) {
    var recent = RECENT.equals(request.filter().scope());
    var scope = recent ? InvariantScope.RECENT : InvariantScope.FULL;
    return new Answer.Shown<>(InvariantReportJson.of(invariants.check(actor, scope)));
  }

  /** How much is to be checked; everything unless said. */
  record Scope(@Text(shape = "full|" + RECENT) @Nullable String scope) {}

  /** What a check found. */
  record InvariantReportJson(Instant checkedAt, boolean holds, List<InvariantJson> invariants) {
    static InvariantReportJson of(InvariantReport report) {
      var findings = report.findings().stream().map(InvariantJson::of).toList();
      return new InvariantReportJson(report.checkedAt(), report.holds(), findings);
    }
  }

  /** What it found of one invariant. */
  record InvariantJson(String name, boolean holds, List<Map<String, String>> counterexamples) {
    static InvariantJson of(InvariantReport.Finding finding) {
      return new InvariantJson(finding.name(), finding.holds(), finding.counterexamples());
    }
  }
}
