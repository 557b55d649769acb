package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditPosition;
import dev.purser.application.shared.AuditQueries;
import dev.purser.application.shared.AuditRecord;
import dev.purser.application.shared.AuditRecord.Outcome;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.WantedAudit;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An audit of two writes, which the filters choose from. */
public final class FakeAudit implements AuditQueries {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00.000001Z");
  static final UUID ORDER = UUID.fromString("0199d3f4-8e21-7d48-b7a6-3c9e2f1d5b04");

  private static final List<AuditRecord> ALL =
      List.of(
          new AuditRecord(
              UUID.fromString("0199d3f4-8e21-7d47-a3c2-5e1f7b9d3c02"),
              NOON,
              "ada",
              Role.CUSTOMER,
              "place-order",
              ORDER,
              Outcome.REFUSED),
          new AuditRecord(
              UUID.fromString("0199d3f4-8e21-7d47-a3c2-5e1f7b9d3c01"),
              NOON.minusSeconds(60),
              "anonymous",
              null,
              "sign-up",
              UUID.fromString("0199d3f0-6c1a-7c3e-9d55-2f6b1a7c0e01"),
              Outcome.DONE));

  @Override
  public Page<AuditRecord, AuditPosition> list(
      Actor actor, WantedAudit wanted, @Nullable AuditPosition before, int limit) {
    var chosen =
        ALL.stream()
            .filter(told -> wanted.caller() == null || wanted.caller().equals(told.caller()))
            .filter(told -> wanted.action() == null || wanted.action().equals(told.action()))
            .filter(told -> wanted.resource() == null || wanted.resource().equals(told.resource()))
            .filter(told -> wanted.from() == null || !told.at().isBefore(wanted.from()))
            .filter(told -> wanted.before() == null || told.at().isBefore(wanted.before()))
            .toList();
    return FakePages.page(chosen, AuditPosition::of, before, limit);
  }
}
