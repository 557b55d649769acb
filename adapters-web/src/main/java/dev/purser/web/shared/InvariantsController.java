package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantQueries;
import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantScope;
import dev.purser.web.shared.input.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The proof that the books are right. */
@Controller
final class InvariantsController {
  private static final String RECENT = "recent";

  private final InvariantQueries invariants;

  InvariantsController(InvariantQueries invariants) {
    this.invariants = invariants;
  }

  @GetMapping("/v1/invariants")
  Answer<ReportJson> check(Actor actor, Filtered<Scope> request) {
    var recent = RECENT.equals(request.filter().scope());
    var scope = recent ? InvariantScope.RECENT : InvariantScope.FULL;
    return new Answer.Shown<>(ReportJson.of(invariants.check(actor, scope)));
  }

  /** How much is to be checked; everything unless said. */
  record Scope(@Text(shape = "full|" + RECENT) @Nullable String scope) {}

  /** What a check found. */
  record ReportJson(Instant checkedAt, boolean holds, List<FindingJson> invariants) {
    static ReportJson of(InvariantReport report) {
      var findings = report.findings().stream().map(FindingJson::of).toList();
      return new ReportJson(report.checkedAt(), report.holds(), findings);
    }
  }

  /** What it found of one invariant. */
  record FindingJson(String name, boolean holds, List<Map<String, String>> counterexamples) {
    static FindingJson of(InvariantReport.Finding finding) {
      return new FindingJson(finding.name(), finding.holds(), finding.counterexamples());
    }
  }
}
