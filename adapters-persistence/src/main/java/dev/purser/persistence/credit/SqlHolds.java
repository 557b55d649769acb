package dev.purser.persistence.credit;

import dev.purser.application.credit.Holds;
import dev.purser.application.credit.OpenHolds;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.Hold.Share;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds in {@code holds}. */
final class SqlHolds implements Holds, OpenHolds {
  private static final String LOAD =
      """
      SELECT id, from_account, to_account, asset, amount, captured, refunded, expired, status,
             lots, reference, expires_at, managed_by, created_at
      FROM holds
      WHERE id = ANY (?::uuid[])
      """;

  private static final String LOAD_OPEN =
      """
      SELECT h.id, h.from_account, h.to_account, h.asset, h.amount, h.captured, h.refunded,
             h.expired, h.status, h.lots, h.reference, h.expires_at, h.managed_by, h.created_at
      FROM unnest(?::uuid[]) AS w (account)
      CROSS JOIN LATERAL (
        SELECT id, from_account, to_account, asset, amount, captured, refunded, expired, status,
               lots, reference, expires_at, managed_by, created_at
        FROM holds
        WHERE from_account = w.account AND status = 'OPEN'
        ORDER BY expires_at, id
        LIMIT ?) h
      ORDER BY h.expires_at, h.id
      """;

  private static final String LOAD_SHARES =
      """
      SELECT s.hold_id, s.lot_id, l.priority, l.expires_at, l.created_at, s.amount, s.held,
             s.refunded
      FROM hold_lots s
      JOIN lots l ON l.id = s.lot_id
      WHERE s.hold_id = ANY (?::uuid[])
      ORDER BY s.hold_id, s.position
      """;

  private static final String INSERT =
      """
      INSERT INTO holds
        (id, from_account, to_account, asset, amount, captured, refunded, expired, status, lots,
         reference, expires_at, managed_by, created_at)
      SELECT id, from_account, to_account, asset, amount, captured, refunded, expired, status,
             lots, reference, expires_at, managed_by, created_at
      FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                  ?::bigint[], ?::text[], ?::integer[], ?::text[], ?::timestamptz[], ?::uuid[],
                  ?::timestamptz[])
        AS n (id, from_account, to_account, asset, amount, captured, refunded, expired, status,
              lots, reference, expires_at, managed_by, created_at)
      """;

  private static final String INSERT_SHARES =
      """
      INSERT INTO hold_lots (hold_id, lot_id, position, amount, held, refunded)
      SELECT hold_id, lot_id, position, amount, held, refunded
      FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[])
        AS n (hold_id, lot_id, position, amount, held, refunded)
      """;

  private static final String UPDATE =
      """
      UPDATE holds h
      SET amount = n.amount, captured = n.captured, refunded = n.refunded, expired = n.expired,
          status = n.status, lots = n.lots
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
                  ?::integer[])
        AS n (id, amount, captured, refunded, expired, status, lots)
      WHERE h.id = n.id
      """;

  /** A hold that is extended may come to have something of lots that it had nothing of. */
  private static final String UPDATE_SHARES =
      INSERT_SHARES
          + """
          ON CONFLICT (hold_id, lot_id) DO UPDATE
          SET position = EXCLUDED.position, amount = EXCLUDED.amount, held = EXCLUDED.held,
              refunded = EXCLUDED.refunded
          """;

  private static final String COUNT_OPEN =
      """
      SELECT count(*) AS holds
      FROM holds
      WHERE from_account = ? AND status = 'OPEN'
      """;

  private static final String LIST_ALL =
      """
      SELECT h.id
      FROM unnest(?::text[]) AS w (status)
      CROSS JOIN LATERAL (
        SELECT id
        FROM holds
        WHERE status = w.status AND id < ?::uuid
        ORDER BY id DESC
        LIMIT ?::bigint + ?::bigint) h
      ORDER BY h.id DESC
      OFFSET ?::bigint
      LIMIT ?::bigint
      """;

  private static final String LIST_OF_PAYERS =
      """
      SELECT h.id
      FROM unnest(?::uuid[]) AS p (account_id)
      CROSS JOIN unnest(?::text[]) AS w (status)
      CROSS JOIN LATERAL (
        SELECT id
        FROM holds
        WHERE from_account = p.account_id AND status = w.status AND id < ?::uuid
        ORDER BY id DESC
        LIMIT ?::bigint + ?::bigint) h
      ORDER BY h.id DESC
      OFFSET ?::bigint
      LIMIT ?::bigint
      """;

  private static final String COUNT_ALL =
      """
      SELECT count(*) AS holds
      FROM holds
      WHERE status = ANY (?::text[])
      """;

  private static final String COUNT_OF_PAYERS =
      """
      SELECT count(*) AS holds
      FROM holds
      WHERE from_account = ANY (?::uuid[]) AND status = ANY (?::text[])
      """;

  private static final String ACCOUNTS_OF_OWNER =
      """
      SELECT id
      FROM accounts
      WHERE owner_id = ?::uuid
      """;

  /** Above all ids, which are of version 7. */
  private static final UUID LAST = new UUID(-1, -1);

  private final Sql sql;

  SqlHolds(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<AccountId, List<Hold>> of(Collection<AccountId> accounts, int limit) {
    var rows =
        sql.query(
            LOAD_OPEN,
            SqlHolds::row,
            Parameter.uuids(accounts, AccountId::value),
            Parameter.of(limit));
    return withShares(rows).stream().collect(Collectors.groupingBy(Hold::from));
  }

  @Override
  public Map<HoldId, Hold> load(Set<HoldId> keys) {
    var rows = sql.query(LOAD, SqlHolds::row, Parameter.uuids(keys, HoldId::value));
    return withShares(rows).stream().collect(Collectors.toMap(Hold::id, Function.identity()));
  }

  /** The shares of all holds that have some in one statement, and none where none has. */
  private List<Hold> withShares(List<Row> rows) {
    var having = rows.stream().filter(row -> row.lots() > 0).map(row -> row.hold().id()).toList();
    var shares =
        having.isEmpty()
            ? Map.<HoldId, List<Share>>of()
            : sql.queryLists(
                LOAD_SHARES,
                row -> id(row, "hold_id"),
                SqlHolds::share,
                Parameter.uuids(having, HoldId::value));
    return rows.stream()
        .map(row -> row.hold().with(shares.getOrDefault(row.hold().id(), List.of())))
        .toList();
  }

  @Override
  public long countOpen(AccountId payer) {
    return sql.query(COUNT_OPEN, row -> row.getLong("holds"), Parameter.of(payer.value()))
        .getFirst();
  }

  @Override
  public void insert(Collection<Hold> created) {
    sql.update(
        INSERT,
        Parameter.uuids(created, h -> h.id().value()),
        Parameter.uuids(created, h -> h.from().value()),
        Parameter.uuids(created, h -> h.to().value()),
        Parameter.texts(created, h -> h.amount().asset().value()),
        Parameter.longs(created, h -> h.amount().minorUnits()),
        Parameter.longs(created, Hold::captured),
        Parameter.longs(created, Hold::refunded),
        Parameter.longs(created, Hold::expired),
        Parameter.texts(created, h -> h.status().name()),
        Parameter.longs(created, h -> h.shares().size()),
        Parameter.texts(created, Hold::reference),
        Parameter.instants(created, Hold::expiresAt),
        Parameter.uuids(created, Hold::managedBy),
        Parameter.instants(created, Hold::createdAt));
    write(INSERT_SHARES, shares(created));
  }

  @Override
  public void update(Collection<Hold> changed) {
    sql.update(
        UPDATE,
        Parameter.uuids(changed, h -> h.id().value()),
        Parameter.longs(changed, h -> h.amount().minorUnits()),
        Parameter.longs(changed, Hold::captured),
        Parameter.longs(changed, Hold::refunded),
        Parameter.longs(changed, Hold::expired),
        Parameter.texts(changed, h -> h.status().name()),
        Parameter.longs(changed, h -> h.shares().size()));
    write(UPDATE_SHARES, shares(changed));
  }

  private void write(String statement, List<ShareOf> shares) {
    if (!shares.isEmpty()) {
      sql.update(
          statement,
          Parameter.uuids(shares, s -> s.hold().value()),
          Parameter.uuids(shares, s -> s.share().lot().value()),
          Parameter.longs(shares, ShareOf::position),
          Parameter.longs(shares, s -> s.share().amount()),
          Parameter.longs(shares, s -> s.share().held()),
          Parameter.longs(shares, s -> s.share().refunded()));
    }
  }

  /** Each status, and each payer, by itself, so that every page is read off the index's end. */
  @Override
  public List<HoldId> list(Wanted wanted, Slice<HoldId> slice) {
    var statuses = statuses(wanted);
    var position = slice.position();
    var before = Parameter.of(position == null ? LAST : position.value());
    var offset = Parameter.of(slice.offset());
    var rows = Parameter.of(slice.rows());
    Sql.RowReader<HoldId> reader = row -> id(row, "id");
    return payers(wanted)
        .map(payers ->
            sql.query(LIST_OF_PAYERS, reader, payers, statuses, before, offset, rows, offset, rows))
        .orElseGet(() -> sql.query(LIST_ALL, reader, statuses, before, offset, rows, offset, rows));
  }

  @Override
  public long count(Wanted wanted) {
    var statuses = statuses(wanted);
    Sql.RowReader<Long> reader = row -> row.getLong("holds");
    return payers(wanted)
        .map(payers -> sql.query(COUNT_OF_PAYERS, reader, payers, statuses))
        .orElseGet(() -> sql.query(COUNT_ALL, reader, statuses))
        .getFirst();
  }

  /** The accounts whose holds are wanted; nothing for all. */
  private Optional<Parameter> payers(Wanted wanted) {
    var payer = wanted.payer();
    if (wanted.owner() == null) {
      return Optional.ofNullable(payer)
          .map(account -> Parameter.uuids(List.of(account), AccountId::value));
    }
    var owned =
        sql.query(
            ACCOUNTS_OF_OWNER,
            row -> SqlAccounts.accountId(row, "id"),
            Parameter.of(wanted.owner().value()));
    var theirs = owned.stream().filter(account -> payer == null || account.equals(payer)).toList();
    return Optional.of(Parameter.uuids(theirs, AccountId::value));
  }

  private static Parameter statuses(Wanted wanted) {
    var status = wanted.status();
    var all = status == null ? List.of(HoldStatus.values()) : List.of(status);
    return Parameter.texts(all, HoldStatus::name);
  }

  /** A hold as its row has it, and how many shares it has beside that. */
  private record Row(Hold hold, int lots) {}

  private record ShareOf(HoldId hold, int position, Share share) {}

  private static List<ShareOf> shares(Collection<Hold> holds) {
    var shares = new ArrayList<ShareOf>();
    for (var hold : holds) {
      for (var position = 0; position < hold.shares().size(); position++) {
        shares.add(new ShareOf(hold.id(), position, hold.shares().get(position)));
      }
    }
    return shares;
  }

  private static Share share(ResultSet row) throws SQLException {
    var terms = new LotTerms(row.getInt("priority"), Columns.instantOrNull(row, "expires_at"));
    return new Share(
        new Lot.Place(
            terms, Columns.instant(row, "created_at"), new LotId(Columns.uuid(row, "lot_id"))),
        row.getLong("amount"),
        row.getLong("held"),
        row.getLong("refunded"));
  }

  private static HoldId id(ResultSet row, String column) throws SQLException {
    return new HoldId(Columns.uuid(row, column));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(hold(row), row.getInt("lots"));
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        id(row, "id"),
        SqlAccounts.accountId(row, "from_account"),
        SqlAccounts.accountId(row, "to_account"),
        new Amount(new AssetCode(row.getString("asset")), row.getLong("amount")),
        row.getLong("captured"),
        row.getLong("refunded"),
        row.getLong("expired"),
        HoldStatus.valueOf(row.getString("status")),
        List.of(),
        row.getString("reference"),
        Columns.instantOrNull(row, "expires_at"),
        Columns.uuid(row, "managed_by"),
        Columns.instant(row, "created_at"));
  }
}
