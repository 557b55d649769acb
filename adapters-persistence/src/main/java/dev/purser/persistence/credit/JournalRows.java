package dev.purser.persistence.credit;

import dev.purser.application.credit.JournalHead;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.credit.JournalledTransfer.EntryLine;
import dev.purser.persistence.credit.JournalledTransfer.LotLine;
import dev.purser.persistence.credit.JournalledTransfer.Position;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads the journal, and what it covers, as it is for the transaction that is under way. */
final class JournalRows {
  private static final String HEADS =
      """
      SELECT chain, length, hash
      FROM journal_heads
      """;

  private static final String LINKS =
      """
      SELECT number, hash, form, transfers, digests, at
      FROM journal_links
      WHERE chain = ? AND number > ?
      ORDER BY number
      LIMIT ?
      """;

  private static final String TRANSFERS =
      """
      SELECT id, kind, command_id, caller, reference, reason, metadata, hold_id, reverses,
             reversal_number, managed_by, created_at
      FROM transfers
      WHERE id = ANY (?::uuid[])
      """;

  private static final String ENTRIES =
      """
      SELECT transfer_id, account_id, leg, change, sequence, balance, at
      FROM entries
      WHERE transfer_id = ANY (?::uuid[])
      """;

  private static final String LOT_ENTRIES =
      """
      SELECT e.transfer_id, e.leg, e.lot_id, e.change, l.account_id, l.priority, l.expires_at,
             l.created_at
      FROM lot_entries e
      JOIN lots l ON l.id = e.lot_id
      WHERE e.transfer_id = ANY (?::uuid[])
      """;

  private static final String HOUSE_ACCOUNTS =
      """
      SELECT id
      FROM accounts
      WHERE house_role IS NOT NULL
      """;

  private static final String BEGINNING =
      """
      SELECT transfers
      FROM journal_beginning
      """;

  private static final String OUTSIDE =
      """
      WITH journalled AS (
        SELECT unnest(transfers) AS id FROM journal_links
      ), outside AS (
        SELECT t.id, t.created_at >= b.at AS later
        FROM transfers t
        CROSS JOIN journal_beginning b
        WHERE NOT EXISTS (SELECT 1 FROM journalled j WHERE j.id = t.id)
      )
      """;

  private static final String COUNT_OUTSIDE =
      OUTSIDE
          + """
          SELECT later, count(*) AS count
          FROM outside
          GROUP BY later
          """;

  private static final String FIND_OUTSIDE =
      OUTSIDE
          + """
          SELECT id
          FROM outside
          WHERE later
          ORDER BY id
          LIMIT ?
          """;

  private static final String TWICE =
      """
      SELECT id, count(*) OVER () AS count
      FROM journal_links
      CROSS JOIN unnest(transfers) AS t (id)
      GROUP BY id
      HAVING count(*) > 1
      ORDER BY id
      LIMIT ?
      """;

  private final Sql sql;

  JournalRows(Sql sql) {
    this.sql = sql;
  }

  /** A link as it is kept. */
  record Link(
      long number, byte[] hash, int form, List<UUID> transfers, byte[] digests, Instant at) {}

  /** Transfers that are alike, of which some are named. */
  record Group(long count, List<TransferId> examples) {}

  Map<Integer, JournalHead> heads() {
    return sql.queryMap(
        HEADS,
        row -> row.getInt("chain"),
        row ->
            new JournalHead(
                row.getInt("chain"),
                row.getLong("length"),
                HexFormat.of().formatHex(row.getBytes("hash"))));
  }

  /** The links after the number, in their order. */
  List<Link> links(int chain, long after, int limit) {
    return sql.query(
        LINKS, JournalRows::link, Parameter.of(chain), Parameter.of(after), Parameter.of(limit));
  }

  Set<UUID> houseAccounts() {
    return new HashSet<>(sql.query(HOUSE_ACCOUNTS, row -> Columns.uuid(row, "id")));
  }

  /** What the books have of these transfers. */
  Map<UUID, JournalledTransfer> transfers(Collection<UUID> ids, Set<UUID> houseAccounts) {
    var wanted = Parameter.uuids(ids, id -> id);
    var entries =
        sql.queryLists(
            ENTRIES,
            row -> Columns.uuid(row, "transfer_id"),
            row -> entry(row, houseAccounts),
            wanted);
    var lots =
        sql.queryLists(
            LOT_ENTRIES, row -> Columns.uuid(row, "transfer_id"), JournalRows::lot, wanted);
    return sql.queryMap(
        TRANSFERS, row -> Columns.uuid(row, "id"), row -> transfer(row, entries, lots), wanted);
  }

  /** How many transfers were made before the journal began, as was noted then. */
  long notedBefore() {
    return sql.query(BEGINNING, row -> row.getLong("transfers")).getFirst();
  }

  /** How many transfers no link has, by whether they were made since the journal began. */
  Map<Boolean, Long> countOutside() {
    return sql.queryMap(COUNT_OUTSIDE, row -> row.getBoolean("later"), row -> row.getLong("count"));
  }

  /** Some that were made since the journal began and that no link has. */
  List<TransferId> outside(int limit) {
    return sql.query(
        FIND_OUTSIDE, row -> new TransferId(Columns.uuid(row, "id")), Parameter.of(limit));
  }

  /** Those that links have more than once. */
  Group twice(int limit) {
    var found =
        sql.query(
            TWICE,
            row ->
                new Group(row.getLong("count"), List.of(new TransferId(Columns.uuid(row, "id")))),
            Parameter.of(limit));
    return found.isEmpty()
        ? new Group(0, List.of())
        : new Group(
            found.getFirst().count(),
            found.stream().map(Group::examples).map(List::getFirst).toList());
  }

  private static Link link(ResultSet row) throws SQLException {
    var transfers = (UUID[]) row.getArray("transfers").getArray();
    return new Link(
        row.getLong("number"),
        row.getBytes("hash"),
        row.getInt("form"),
        List.of(transfers),
        row.getBytes("digests"),
        Columns.instant(row, "at"));
  }

  private static EntryLine entry(ResultSet row, Set<UUID> houseAccounts) throws SQLException {
    var account = Columns.uuid(row, "account_id");
    var position =
        houseAccounts.contains(account)
            ? null
            : new Position(
                row.getLong("sequence"), row.getLong("balance"), Columns.instant(row, "at"));
    return new EntryLine(account, row.getInt("leg"), row.getLong("change"), position);
  }

  private static LotLine lot(ResultSet row) throws SQLException {
    return new LotLine(
        Columns.uuid(row, "lot_id"),
        row.getInt("leg"),
        row.getLong("change"),
        Columns.uuid(row, "account_id"),
        row.getInt("priority"),
        Columns.instantOrNull(row, "expires_at"),
        Columns.instant(row, "created_at"));
  }

  private static JournalledTransfer transfer(
      ResultSet row, Map<UUID, List<EntryLine>> entries, Map<UUID, List<LotLine>> lots)
      throws SQLException {
    var id = Columns.uuid(row, "id");
    return new JournalledTransfer(
        id,
        row.getString("kind"),
        Columns.uuid(row, "command_id"),
        row.getString("caller"),
        row.getString("reference"),
        row.getString("reason"),
        row.getString("metadata"),
        Columns.uuid(row, "hold_id"),
        Columns.uuid(row, "reverses"),
        row.getObject("reversal_number", Integer.class),
        Columns.uuid(row, "managed_by"),
        Columns.instant(row, "created_at"),
        entries.getOrDefault(id, List.of()),
        lots.getOrDefault(id, List.of()));
  }
}
