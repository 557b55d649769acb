package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditEntry;
import dev.purser.application.shared.AuditPosition;
import dev.purser.application.shared.AuditQueries;
import dev.purser.application.shared.AuditRecord;
import dev.purser.application.shared.WantedAudit;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Who did what to what, and when. The list has cursors and no page numbers, because to number pages
 * is to count everything that ever happened.
 */
@Controller
@Tag(
    name = "Operations",
    description = "Whether the service lives, and whether the books are right.")
final class AuditController {
  private static final char IN_POSITION = ' ';

  private final AuditQueries audit;

  AuditController(AuditQueries audit) {
    this.audit = audit;
  }

  @Operation(operationId = "listAudit", summary = "List who did what to what, newest first")
  @GetMapping("/v1/audit")
  Answer<ListJson<AuditEntryJson>> list(Actor actor, Listing<AuditFilter> request) {
    var before = request.after(AuditController::position);
    var page = audit.list(actor, request.filter().toWanted(), before, request.limit());
    return request.answer(page, AuditEntryJson::of, AuditController::written);
  }

  private static String written(AuditPosition position) {
    return position.at().toString() + IN_POSITION + position.id();
  }

  private static AuditPosition position(String written) {
    var end = written.indexOf(IN_POSITION);
    return new AuditPosition(
        Instant.parse(written.substring(0, end)), UUID.fromString(written.substring(end + 1)));
  }

  /** What is looked for. */
  record AuditFilter(
      @Text(min = 1, max = Actor.MAX_CALLER) @Nullable String actor,
      @Text(min = 1, max = AuditEntry.MAX_ACTION) @Nullable String action,
      @Nullable UUID resource,
      @Nullable Instant from,
      @Nullable Instant before) {
    WantedAudit toWanted() {
      return new WantedAudit(actor, action, resource, from, before);
    }
  }

  /**
   * What is told of one write.
   *
   * @param role null for whoever had not said who they are
   */
  record AuditEntryJson(
      UUID id,
      Instant at,
      String actor,
      @Nullable String role,
      String action,
      UUID resource,
      String outcome) {
    static AuditEntryJson of(AuditRecord told) {
      var role = told.role();
      return new AuditEntryJson(
          told.id(),
          told.at(),
          told.caller(),
          role == null ? null : role.name(),
          told.action(),
          told.resource(),
          told.outcome().name());
    }
  }
}
