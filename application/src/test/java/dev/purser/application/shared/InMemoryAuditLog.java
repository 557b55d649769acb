package dev.purser.application.shared;

import dev.purser.application.shared.AuditRecord.Outcome;
import dev.purser.application.shared.writepath.InMemoryIdempotencyRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit in memory. */
public final class InMemoryAuditLog implements AuditLog {
  private static final Comparator<AuditPosition> OLDEST_FIRST =
      Comparator.comparing(AuditPosition::at).thenComparing(position -> position.id().toString());

  private final InMemoryStore.Table<UUID, AuditEntry> entries;
  private final InMemoryIdempotencyRecords records;

  public InMemoryAuditLog(InMemoryStore store, InMemoryIdempotencyRecords records) {
    this.entries = store.table("audit entries");
    this.records = records;
  }

  @Override
  public void addAll(List<AuditEntry> added) {
    added.forEach(entry -> entries.insert(entry.id(), entry));
  }

  @Override
  public List<AuditRecord> list(WantedAudit wanted, @Nullable AuditPosition before, int limit) {
    return Stream.concat(all().map(InMemoryAuditLog::told), records.told())
        .filter(told -> isWanted(told, wanted))
        .filter(told -> before == null || OLDEST_FIRST.compare(AuditPosition.of(told), before) < 0)
        .sorted(Comparator.comparing(AuditPosition::of, OLDEST_FIRST).reversed())
        .limit(limit)
        .toList();
  }

  /** All of the entries, in no order. */
  public Stream<AuditEntry> all() {
    return entries.values();
  }

  private static boolean isWanted(AuditRecord told, WantedAudit wanted) {
    return isThis(wanted.caller(), told.caller())
        && isThis(wanted.action(), told.action())
        && isThis(wanted.resource(), told.resource())
        && (wanted.from() == null || !told.at().isBefore(wanted.from()))
        && (wanted.before() == null || told.at().isBefore(wanted.before()));
  }

  private static boolean isThis(@Nullable Object wanted, Object told) {
    return wanted == null || Objects.equals(wanted, told);
  }

  private static AuditRecord told(AuditEntry entry) {
    return new AuditRecord(
        entry.id(),
        entry.at(),
        entry.actor().caller(),
        entry.actor().role(),
        entry.action(),
        entry.resource(),
        Outcome.DONE);
  }
}
