package dev.purser.persistence.shared;

import dev.purser.application.shared.AuditEntry;
import dev.purser.application.shared.AuditLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries in {@code audit_entries}. */
final class SqlAuditLog implements AuditLog {
  private static final String ADD =
      """
      INSERT INTO audit_entries (id, at, caller, role, action, resource_id)
      SELECT id, at, caller, role, action, resource_id
      FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::uuid[])
        AS n (id, at, caller, role, action, resource_id)
      """;

  private final Sql sql;

  SqlAuditLog(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void addAll(List<AuditEntry> entries) {
    sql.update(
        ADD,
        Parameter.uuids(entries, AuditEntry::id),
        Parameter.instants(entries, AuditEntry::at),
        Parameter.texts(entries, e -> e.actor().caller()),
        Parameter.texts(entries, SqlAuditLog::role),
        Parameter.texts(entries, AuditEntry::action),
        Parameter.uuids(entries, AuditEntry::resource));
  }

  private static @Nullable String role(AuditEntry entry) {
    var role = entry.actor().role();
    return role == null ? null : role.name();
  }
}
