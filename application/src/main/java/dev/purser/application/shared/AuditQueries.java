package dev.purser.application.shared;

import org.jspecify.annotations.Nullable;

/** Reads who did what to what, and when. */
public interface AuditQueries {
  /**
   * What is wanted, newest first.
   *
   * @param before the position that the page before ended at; null for the newest
   * @param limit 1 to {@link Page#MAX_LIMIT}
   * @throws AccessDenied to whoever may not read the audit
   */
  Page<AuditRecord, AuditPosition> list(
      Actor actor, WantedAudit wanted, @Nullable AuditPosition before, int limit);

  /** Reads it from the log. */
  static AuditQueries over(AuditLog audit, Transactions transactions) {
    return new StoredAudit(audit, transactions);
  }
}
