package dev.purser.application.shared;

import org.jspecify.annotations.Nullable;

final class StoredAudit implements AuditQueries {
  private final AuditLog audit;
  private final Transactions transactions;

  StoredAudit(AuditLog audit, Transactions transactions) {
    this.audit = audit;
    this.transactions = transactions;
  }

  @Override
  public Page<AuditRecord, AuditPosition> list(
      Actor actor, WantedAudit wanted, @Nullable AuditPosition before, int limit) {
    actor.require(Right.READ_AUDIT);
    var more = transactions.snapshot(() -> audit.list(wanted, before, Page.limitAndOne(limit)));
    return Page.of(more, limit, AuditPosition::of);
  }
}
