package dev.purser.persistence.credit;

import dev.purser.application.credit.ScheduledTransfers;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransfer.Plan;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.ScheduledTransferStatus;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Role;
import dev.purser.persistence.shared.AttributesJson;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.RefusalsJson;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Scheduled transfers in {@code scheduled_transfers}, and their legs beside them. */
final class SqlScheduledTransfers implements ScheduledTransfers {
  private static final String LOCK =
      """
      SELECT id
      FROM scheduled_transfers
      WHERE id = ANY (?::uuid[])
      ORDER BY id
      FOR NO KEY UPDATE
      """;

  private static final String LOAD =
      """
      SELECT id, caller, role, listed, reference, metadata, run_at, status, transfer_id, refusals,
             created_at, changed_at
      FROM scheduled_transfers
      WHERE id = ANY (?::uuid[])
      """;

  private static final String LOAD_LEGS =
      """
      SELECT scheduled_transfer_id, from_account, to_account, asset, amount
      FROM scheduled_transfer_legs
      WHERE scheduled_transfer_id = ANY (?::uuid[])
      ORDER BY scheduled_transfer_id, leg
      """;

  private static final String LIST =
      """
      SELECT id
      FROM scheduled_transfers
      WHERE true
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS scheduled_transfers
      FROM scheduled_transfers
      WHERE true
      """;

  private static final String OF_CALLER =
      """
      AND caller = ?
      """;

  private static final String OF_STATUS =
      """
      AND status = ?
      """;

  private static final String BEFORE =
      """
      AND id < ?
      """;

  private static final String NEWEST_FIRST =
      """
      ORDER BY id DESC
      OFFSET ? LIMIT ?
      """;

  private static final String DUE =
      """
      SELECT id
      FROM scheduled_transfers
      WHERE status = 'SCHEDULED' AND run_at <= ?
      """;

  private static final String AFTER =
      """
      AND (run_at, id) > (?, ?)
      """;

  private static final String LONGEST_DUE_FIRST =
      """
      ORDER BY run_at, id
      LIMIT ?
      """;

  private static final String INSERT =
      """
      INSERT INTO scheduled_transfers
        (id, caller, role, listed, reference, metadata, run_at, status, transfer_id, refusals,
         created_at, changed_at)
      SELECT id, caller, role, listed = 1, reference, metadata, run_at, status, transfer_id,
             refusals, created_at, changed_at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                  ?::timestamptz[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[],
                  ?::timestamptz[])
        AS n (id, caller, role, listed, reference, metadata, run_at, status, transfer_id, refusals,
              created_at, changed_at)
      """;

  private static final String INSERT_LEGS =
      """
      INSERT INTO scheduled_transfer_legs
        (scheduled_transfer_id, leg, from_account, to_account, asset, amount)
      SELECT scheduled_transfer_id, leg, from_account, to_account, asset, amount
      FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[])
        AS n (scheduled_transfer_id, leg, from_account, to_account, asset, amount)
      """;

  /** What is to move, and when, never changes. */
  private static final String UPDATE =
      """
      UPDATE scheduled_transfers s
      SET status = n.status, transfer_id = n.transfer_id, refusals = n.refusals,
          changed_at = n.changed_at
      FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[])
        AS n (id, status, transfer_id, refusals, changed_at)
      WHERE s.id = n.id
      """;

  private final Sql sql;
  private final RowLocks locks;

  SqlScheduledTransfers(Sql sql, RowLocks locks) {
    this.sql = sql;
    this.locks = locks;
  }

  @Override
  public Set<ScheduledTransferId> lock(Set<ScheduledTransferId> keys, LockWait wait) {
    return locks.lock(
        LOCK, wait, SqlScheduledTransfers::id, Parameter.uuids(keys, ScheduledTransferId::value));
  }

  @Override
  public Map<ScheduledTransferId, ScheduledTransfer> load(Set<ScheduledTransferId> keys) {
    var wanted = Parameter.uuids(keys, ScheduledTransferId::value);
    var legs =
        sql.queryLists(
            LOAD_LEGS,
            row -> new ScheduledTransferId(Columns.uuid(row, "scheduled_transfer_id")),
            SqlScheduledTransfers::leg,
            wanted);
    return sql.queryMap(
        LOAD,
        SqlScheduledTransfers::id,
        row -> scheduledTransfer(row, legs.getOrDefault(id(row), List.of())),
        wanted);
  }

  @Override
  public boolean needsLock(ScheduledTransfer value) {
    return true;
  }

  @Override
  public Instant changedAt(ScheduledTransfer value) {
    return value.changedAt();
  }

  @Override
  public List<ScheduledTransfer> list(Wanted wanted, Slice<ScheduledTransferId> slice) {
    var parameters = new ArrayList<Parameter>();
    var statement = new StringBuilder(LIST).append(conditions(wanted, parameters));
    var before = slice.position();
    if (before != null) {
      statement.append(BEFORE);
      parameters.add(Parameter.of(before.value()));
    }
    parameters.add(Parameter.of(slice.offset()));
    parameters.add(Parameter.of(slice.rows()));
    return loadInOrder(statement.append(NEWEST_FIRST).toString(), parameters);
  }

  @Override
  public long count(Wanted wanted) {
    var parameters = new ArrayList<Parameter>();
    var statement = COUNT + conditions(wanted, parameters);
    return sql.query(
            statement,
            row -> row.getLong("scheduled_transfers"),
            parameters.toArray(Parameter[]::new))
        .getFirst();
  }

  @Override
  public List<ScheduledTransfer> due(Instant now, @Nullable ScheduledTransfer after, int limit) {
    var parameters = new ArrayList<>(List.of(Parameter.of(now)));
    var statement = new StringBuilder(DUE);
    if (after != null) {
      statement.append(AFTER);
      parameters.add(Parameter.of(after.runAt()));
      parameters.add(Parameter.of(after.id().value()));
    }
    parameters.add(Parameter.of(limit));
    return loadInOrder(statement.append(LONGEST_DUE_FIRST).toString(), parameters);
  }

  @Override
  public void insert(Collection<ScheduledTransfer> created) {
    sql.update(
        INSERT,
        Parameter.uuids(created, s -> s.id().value()),
        Parameter.texts(created, ScheduledTransfer::caller),
        Parameter.texts(created, s -> s.role().name()),
        Parameter.longs(created, s -> s.plan().listed() ? 1 : 0),
        Parameter.texts(created, s -> s.plan().reference()),
        Parameter.texts(created, s -> AttributesJson.write(s.plan().metadata())),
        Parameter.instants(created, ScheduledTransfer::runAt),
        Parameter.texts(created, s -> s.status().name()),
        Parameter.uuids(created, SqlScheduledTransfers::made),
        Parameter.texts(created, SqlScheduledTransfers::refusals),
        Parameter.instants(created, ScheduledTransfer::createdAt),
        Parameter.instants(created, ScheduledTransfer::changedAt));
    insertLegs(
        created.stream()
            .flatMap(s ->
                IntStream.range(0, s.plan().legs().size())
                    .mapToObj(number -> new LegRow(s.id(), number, s.plan().legs().get(number))))
            .toList());
  }

  @Override
  public void update(Collection<ScheduledTransfer> changed) {
    sql.update(
        UPDATE,
        Parameter.uuids(changed, s -> s.id().value()),
        Parameter.texts(changed, s -> s.status().name()),
        Parameter.uuids(changed, SqlScheduledTransfers::made),
        Parameter.texts(changed, SqlScheduledTransfers::refusals),
        Parameter.instants(changed, ScheduledTransfer::changedAt));
  }

  private record LegRow(ScheduledTransferId scheduled, int number, Leg leg) {}

  private void insertLegs(List<LegRow> rows) {
    sql.update(
        INSERT_LEGS,
        Parameter.uuids(rows, r -> r.scheduled().value()),
        Parameter.longs(rows, LegRow::number),
        Parameter.uuids(rows, r -> r.leg().from().value()),
        Parameter.uuids(rows, r -> r.leg().to().value()),
        Parameter.texts(rows, r -> r.leg().amount().asset().value()),
        Parameter.longs(rows, r -> r.leg().amount().minorUnits()));
  }

  private List<ScheduledTransfer> loadInOrder(String statement, List<Parameter> parameters) {
    var ids = sql.query(statement, SqlScheduledTransfers::id, parameters.toArray(Parameter[]::new));
    var loaded = load(new LinkedHashSet<>(ids));
    return ids.stream().filter(loaded::containsKey).map(loaded::get).toList();
  }

  /** The conditions that there are, so that each is planned with the index made for it. */
  private static String conditions(Wanted wanted, List<Parameter> parameters) {
    var conditions = new StringBuilder();
    if (wanted.caller() != null) {
      conditions.append(OF_CALLER);
      parameters.add(Parameter.of(wanted.caller()));
    }
    if (wanted.status() != null) {
      conditions.append(OF_STATUS);
      parameters.add(Parameter.of(wanted.status().name()));
    }
    return conditions.toString();
  }

  private static @Nullable UUID made(ScheduledTransfer scheduled) {
    var made = scheduled.transfer();
    return made == null ? null : made.value();
  }

  private static @Nullable String refusals(ScheduledTransfer scheduled) {
    return scheduled.refusals().isEmpty() ? null : RefusalsJson.write(scheduled.refusals());
  }

  private static ScheduledTransferId id(ResultSet row) throws SQLException {
    return new ScheduledTransferId(Columns.uuid(row, "id"));
  }

  private static Leg leg(ResultSet row) throws SQLException {
    return new Leg(
        SqlAccounts.accountId(row, "from_account"),
        SqlAccounts.accountId(row, "to_account"),
        new Amount(new AssetCode(row.getString("asset")), row.getLong("amount")));
  }

  private static ScheduledTransfer scheduledTransfer(ResultSet row, List<Leg> legs)
      throws SQLException {
    @Nullable UUID made = Columns.uuid(row, "transfer_id");
    var refusals = row.getString("refusals");
    return new ScheduledTransfer(
        id(row),
        row.getString("caller"),
        Role.valueOf(row.getString("role")),
        new Plan(
            legs,
            row.getBoolean("listed"),
            row.getString("reference"),
            AttributesJson.read(row.getString("metadata"))),
        Columns.instant(row, "run_at"),
        ScheduledTransferStatus.valueOf(row.getString("status")),
        made == null ? null : new TransferId(made),
        refusals == null ? List.of() : RefusalsJson.read(refusals),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "changed_at"));
  }
}
