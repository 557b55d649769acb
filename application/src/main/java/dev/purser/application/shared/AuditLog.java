package dev.purser.application.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of every write; nothing in it is ever changed. Entries are added for writes that move
 * no value. Commands that move value are told by their idempotency records, which are kept for
 * ever, too.
 */
public interface AuditLog {
  void addAll(List<AuditEntry> entries);

  /**
   * What is wanted, newest first.
   *
   * @param before the position that the page before ended at; null for the newest
   * @param limit at the most so many
   */
  List<AuditRecord> list(WantedAudit wanted, @Nullable AuditPosition before, int limit);
}
