package dev.purser.application.shared;

import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the audit tells of one write.
 *
 * @param id of the entry, or of the command where one moved value
 * @param at when, by the database's clock
 * @param caller the stable id behind the credentials
 * @param role what the caller was then; null for whoever had not said who they are, and where it
 *     was not noted yet
 * @param action kebab-case; for commands that move value their operation
 * @param resource the id of what was written, or would have been if it had not been refused
 */
public record AuditRecord(
    UUID id,
    Instant at,
    String caller,
    @Nullable Role role,
    String action,
    UUID resource,
    Outcome outcome) {

  /** How it ended. */
  public enum Outcome {
    DONE,
    /** Commands that move value are remembered also when a rule refused them. */
    REFUSED
  }
}
