package dev.purser.application.shared;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The audit in memory. */
public final class InMemoryAuditLog implements AuditLog {
  private final InMemoryStore.Table<UUID, AuditEntry> entries;

  public InMemoryAuditLog(InMemoryStore store) {
    this.entries = store.table("audit entries");
  }

  @Override
  public void addAll(List<AuditEntry> added) {
    added.forEach(entry -> entries.insert(entry.id(), entry));
  }

  /** All of them, in no order. */
  public Stream<AuditEntry> all() {
    return entries.values();
  }
}
