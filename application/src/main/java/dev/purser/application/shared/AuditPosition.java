package dev.purser.application.shared;

import java.time.Instant;
import java.util.UUID;

/** Where the audit has a write: by its instant, and by its id among those of one instant. */
public record AuditPosition(Instant at, UUID id) {
  public static AuditPosition of(AuditRecord told) {
    return new AuditPosition(told.at(), told.id());
  }
}
