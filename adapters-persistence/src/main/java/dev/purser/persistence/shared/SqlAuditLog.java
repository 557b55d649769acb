package dev.purser.persistence.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditEntry;
import dev.purser.application.shared.AuditLog;
import dev.purser.application.shared.AuditPosition;
import dev.purser.application.shared.AuditRecord;
import dev.purser.application.shared.AuditRecord.Outcome;
import dev.purser.application.shared.WantedAudit;
import dev.purser.domain.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries in {@code audit_entries}, and beside them the commands in {@code idempotency_keys}.
 *
 * <p>They are in the order of their instants, which are the database's, and not in that of their
 * ids, which tell what the clock of an instance said: with several instances only the first is an
 * order in time. The ids part what has one instant, as a batch of commands does.
 *
 * <p>What is asked for is found by an index on each side: by time; by resource; by caller. Commands
 * have no index for callers of their own, which would be written at a random place by every
 * command: of a person there are few, and the key's own index has them together; a machine's are
 * many, and lie close to each other in time. So the statement is planned anew with what it is asked
 * for.
 */
final class SqlAuditLog implements AuditLog {
  private static final String ADD =
      """
      INSERT INTO audit_entries (id, at, caller, role, action, resource_id)
      SELECT id, at, caller, role, action, resource_id
      FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::uuid[])
        AS n (id, at, caller, role, action, resource_id)
      """;

  private static final String PLAN_ANEW =
      """
      SELECT set_config('plan_cache_mode', 'force_custom_plan', true)
      """;

  private static final String LIST =
      """
      SELECT id, at, caller, role, action, resource_id, refused
      FROM (
        (SELECT id, at, caller, role, action, resource_id, false AS refused
         FROM audit_entries
         WHERE (?::text IS NULL OR caller = ?)
           AND (?::text IS NULL OR action = ?)
           AND (?::uuid IS NULL OR resource_id = ?)
           AND (?::timestamptz IS NULL OR at >= ?)
           AND (?::timestamptz IS NULL OR at < ?)
           AND (?::timestamptz IS NULL OR (at, id) < (?, ?))
         ORDER BY at DESC, id DESC
         LIMIT ?)
        UNION ALL
        (SELECT command_id, created_at, caller, caller_role, operation, resource_id,
                answer_type = 'refusals'
         FROM idempotency_keys
         WHERE (?::text IS NULL OR caller = ?)
           AND (?::text IS NULL OR operation = ?)
           AND (?::uuid IS NULL OR resource_id = ?)
           AND (?::timestamptz IS NULL OR created_at >= ?)
           AND (?::timestamptz IS NULL OR created_at < ?)
           AND (?::timestamptz IS NULL OR (created_at, command_id) < (?, ?))
         ORDER BY created_at DESC, command_id DESC
         LIMIT ?)
      ) AS told
      ORDER BY at DESC, id DESC
      LIMIT ?
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
        Parameter.texts(entries, e -> role(e.actor())),
        Parameter.texts(entries, AuditEntry::action),
        Parameter.uuids(entries, AuditEntry::resource));
  }

  @Override
  public List<AuditRecord> list(WantedAudit wanted, @Nullable AuditPosition before, int limit) {
    sql.query(PLAN_ANEW, row -> row.getString(1));
    var rows = Parameter.of(limit);
    var side = side(wanted, before, rows);
    var both = Stream.of(side, side, List.of(rows)).flatMap(List::stream);
    return sql.query(LIST, SqlAuditLog::told, both.toArray(Parameter[]::new));
  }

  /** What either side of the union is asked for. */
  private static List<Parameter> side(
      WantedAudit wanted, @Nullable AuditPosition before, Parameter rows) {
    var caller = Parameter.of(wanted.caller());
    var action = Parameter.of(wanted.action());
    var resource = Parameter.of(wanted.resource());
    var from = Parameter.ofNullable(wanted.from());
    var until = Parameter.ofNullable(wanted.before());
    var at = Parameter.ofNullable(before == null ? null : before.at());
    var id = Parameter.of(before == null ? null : before.id());
    return List.of(
        caller, caller, action, action, resource, resource, from, from, until, until, at, at, id,
        rows);
  }

  /** As the column has it. */
  static @Nullable String role(Actor actor) {
    var role = actor.role();
    return role == null ? null : role.name();
  }

  private static AuditRecord told(ResultSet row) throws SQLException {
    var role = row.getString("role");
    return new AuditRecord(
        Columns.uuid(row, "id"),
        Columns.instant(row, "at"),
        row.getString("caller"),
        role == null ? null : Role.valueOf(role),
        row.getString("action"),
        Columns.uuid(row, "resource_id"),
        row.getBoolean("refused") ? Outcome.REFUSED : Outcome.DONE);
  }
}
