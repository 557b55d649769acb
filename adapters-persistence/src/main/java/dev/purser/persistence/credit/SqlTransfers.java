package dev.purser.persistence.credit;

import dev.purser.application.credit.Transfers;
import dev.purser.application.credit.WantedTransfers;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.Transfer.Reversal;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.AttributesJson;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Transfers in {@code transfers}; their legs are told by the entries. */
final class SqlTransfers implements Transfers {
  private static final String APPEND =
      """
      INSERT INTO transfers
        (id, kind, command_id, caller, reference, reason, metadata, hold_id, reverses,
         reversal_number, managed_by, created_at)
      SELECT id, kind, command_id, caller, reference, reason, metadata, hold_id, reverses,
             reversal_number, managed_by, created_at
      FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::uuid[], ?::uuid[], ?::integer[], ?::uuid[], ?::timestamptz[])
        AS n (id, kind, command_id, caller, reference, reason, metadata, hold_id, reverses,
              reversal_number, managed_by, created_at)
      """;

  private static final String FIND =
      """
      SELECT id, kind, command_id, caller, reference, reason, metadata, hold_id, reverses,
             reversal_number, managed_by, created_at
      FROM transfers
      WHERE id = ANY (?::uuid[])
      """;

  private static final String FIND_LEGS =
      """
      SELECT f.transfer_id, f.account_id AS from_account, t.account_id AS to_account, a.asset,
             t.change AS amount, b.house_role IS NOT DISTINCT FROM 'BREAKAGE' AS is_expiry
      FROM entries f
      JOIN entries t ON t.transfer_id = f.transfer_id AND t.leg = f.leg AND t.change > 0
      JOIN accounts a ON a.id = f.account_id
      JOIN accounts b ON b.id = t.account_id
      WHERE f.transfer_id = ANY (?::uuid[]) AND f.change < 0
      ORDER BY f.transfer_id, f.leg
      """;

  /** Written so that the plan is the same for the first page and the others. */
  private static final String LIST =
      """
      SELECT id
      FROM transfers
      WHERE id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      ORDER BY id DESC
      OFFSET ? LIMIT ?
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS transfers
      FROM transfers
      """;

  /**
   * A transfer is told where its first entry on the account is. Its entries there follow one
   * another, unless something else that the same command did comes between them; so that is looked
   * up only where the entry before is of another transfer.
   */
  private static final String LIST_OF_ACCOUNT =
      """
      SELECT transfer_id AS id
      FROM (
        SELECT sequence, transfer_id, lead(transfer_id) OVER (ORDER BY sequence DESC) AS before
        FROM entries
        WHERE account_id = ?
          AND sequence < coalesce(
            (SELECT min(sequence) FROM entries WHERE transfer_id = ?::uuid AND account_id = ?),
            9223372036854775807)
      ) AS e
      WHERE before IS DISTINCT FROM transfer_id
        AND sequence = (
          SELECT min(f.sequence)
          FROM entries f
          WHERE f.transfer_id = e.transfer_id AND f.account_id = ?)
      ORDER BY sequence DESC
      OFFSET ? LIMIT ?
      """;

  private static final String COUNT_OF_ACCOUNT =
      """
      SELECT count(DISTINCT transfer_id) AS transfers
      FROM entries
      WHERE account_id = ?
      """;

  private static final String BY_REFERENCE =
      """
      FROM transfers t
      WHERE reference = ?
        AND (?::uuid IS NULL OR EXISTS (
          SELECT FROM entries WHERE transfer_id = t.id AND account_id = ?::uuid))
        AND (?::uuid IS NULL OR EXISTS (
          SELECT
          FROM entries e
          JOIN accounts a ON a.id = e.account_id
          WHERE e.transfer_id = t.id AND a.owner_id = ?::uuid))
      """;

  private static final String LIST_BY_REFERENCE =
      """
      SELECT id
      """
          + BY_REFERENCE
          + """
            AND caller > coalesce((SELECT caller FROM transfers WHERE id = ?::uuid), '')
          ORDER BY caller
          OFFSET ? LIMIT ?
          """;

  private static final String COUNT_BY_REFERENCE =
      """
      SELECT count(*) AS transfers
      """
          + BY_REFERENCE;

  private final Sql sql;

  SqlTransfers(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<Transfer> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, t -> t.id().value()),
        Parameter.texts(added, t -> t.kind().name()),
        Parameter.uuids(added, Transfer::command),
        Parameter.texts(added, Transfer::caller),
        Parameter.texts(added, Transfer::reference),
        Parameter.texts(added, Transfer::reason),
        Parameter.texts(added, t -> AttributesJson.write(t.metadata())),
        Parameter.uuids(added, t -> value(t.hold())),
        Parameter.uuids(added, t -> t.reverses() == null ? null : t.reverses().of().value()),
        Parameter.integers(added, t -> t.reverses() == null ? null : t.reverses().number()),
        Parameter.uuids(added, Transfer::managedBy),
        Parameter.instants(added, Transfer::createdAt));
  }

  @Override
  public Map<TransferId, Transfer> find(Collection<TransferId> ids) {
    var wanted = Parameter.uuids(ids, TransferId::value);
    var legs =
        sql.query(FIND_LEGS, SqlTransfers::leg, wanted).stream()
            .collect(
                Collectors.groupingBy(
                    TransferLeg::transfer,
                    Collectors.mapping(TransferLeg::leg, Collectors.toList())));
    return sql.queryMap(
        FIND,
        row -> id(row, "id"),
        row -> transfer(row, legs.getOrDefault(id(row, "id"), List.of())),
        wanted);
  }

  @Override
  public List<TransferId> list(WantedTransfers wanted, Slice<TransferId> slice) {
    var after = slice.position();
    var position = Parameter.of(after == null ? null : after.value());
    var offset = Parameter.of(slice.offset());
    var most = Parameter.of(slice.rows());
    if (wanted.reference() != null) {
      return list(LIST_BY_REFERENCE, byReference(wanted, position, offset, most));
    }
    var account = account(wanted);
    return wanted.account() == null
        ? list(LIST, position, offset, most)
        : list(LIST_OF_ACCOUNT, account, position, account, account, offset, most);
  }

  private List<TransferId> list(String query, Parameter... parameters) {
    return sql.query(query, row -> id(row, "id"), parameters);
  }

  @Override
  public long count(WantedTransfers wanted) {
    if (wanted.reference() != null) {
      return count(COUNT_BY_REFERENCE, byReference(wanted));
    }
    return wanted.account() == null ? count(COUNT) : count(COUNT_OF_ACCOUNT, account(wanted));
  }

  private long count(String query, Parameter... parameters) {
    return sql.query(query, row -> row.getLong("transfers"), parameters).getFirst();
  }

  private static Parameter[] byReference(WantedTransfers wanted, Parameter... others) {
    var account = account(wanted);
    var side = Parameter.of(wanted.side() == null ? null : wanted.side().value());
    var chosen = Stream.of(Parameter.of(wanted.reference()), account, account, side, side);
    return Stream.concat(chosen, Stream.of(others)).toArray(Parameter[]::new);
  }

  private static Parameter account(WantedTransfers wanted) {
    return Parameter.of(wanted.account() == null ? null : wanted.account().value());
  }

  private record TransferLeg(TransferId transfer, Leg leg) {}

  private static TransferId id(ResultSet row, String column) throws SQLException {
    return new TransferId(Columns.uuid(row, column));
  }

  private static TransferLeg leg(ResultSet row) throws SQLException {
    return new TransferLeg(
        id(row, "transfer_id"),
        new Leg(
            SqlAccounts.accountId(row, "from_account"),
            SqlAccounts.accountId(row, "to_account"),
            new Amount(new AssetCode(row.getString("asset")), row.getLong("amount")),
            row.getBoolean("is_expiry")));
  }

  private static Transfer transfer(ResultSet row, List<Leg> legs) throws SQLException {
    return new Transfer(
        id(row, "id"),
        TransferKind.valueOf(row.getString("kind")),
        legs,
        Columns.uuid(row, "command_id"),
        row.getString("caller"),
        row.getString("reference"),
        row.getString("reason"),
        AttributesJson.read(row.getString("metadata")),
        hold(row),
        reversal(row),
        Columns.uuid(row, "managed_by"),
        Columns.instant(row, "created_at"));
  }

  private static @Nullable UUID value(@Nullable HoldId hold) {
    return hold == null ? null : hold.value();
  }

  private static @Nullable HoldId hold(ResultSet row) throws SQLException {
    @Nullable UUID hold = Columns.uuid(row, "hold_id");
    return hold == null ? null : new HoldId(hold);
  }

  private static @Nullable Reversal reversal(ResultSet row) throws SQLException {
    @Nullable UUID reversed = Columns.uuid(row, "reverses");
    return reversed == null
        ? null
        : new Reversal(new TransferId(reversed), row.getInt("reversal_number"));
  }
}
