package dev.purser.persistence.credit;

import dev.purser.application.credit.ReversibleTransfers;
import dev.purser.application.credit.Transfers;
import dev.purser.domain.credit.Portion;
import dev.purser.domain.credit.Reversible;
import dev.purser.domain.credit.Reversible.Trace;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Transfers, their reversals, and what both did to lots. */
final class SqlReversibleTransfers implements ReversibleTransfers {
  /** The first leg of a reversal takes back the only leg of a transfer that was reversed before. */
  private static final String REVERSALS =
      """
      SELECT r.reverses, count(*) AS reversals, sum(e.change) AS reversed
      FROM transfers r
      JOIN entries e ON e.transfer_id = r.id AND e.leg = 0 AND e.change > 0
      WHERE r.reverses = ANY (?::uuid[])
      GROUP BY r.reverses
      """;

  /** A reversal may have taken more from a lot than the leg put in, which leaves nothing of it. */
  private static final String TRACES =
      """
      SELECT o.transfer_id, o.leg, l.id, l.priority, l.expires_at, l.remaining, l.held,
             l.created_at, o.change, o.change + u.change AS rest
      FROM lot_entries o
      JOIN lots l ON l.id = o.lot_id
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(c.change), 0) AS change
        FROM transfers r
        JOIN lot_entries c ON c.transfer_id = r.id AND c.leg = 0 AND c.lot_id = o.lot_id
        WHERE r.reverses = o.transfer_id) u
      WHERE o.transfer_id = ANY (?::uuid[]) AND sign(o.change) * (o.change + u.change) > 0
      ORDER BY o.transfer_id, o.leg, l.priority, l.expires_at NULLS LAST, l.created_at, l.id
      """;

  private final Sql sql;
  private final Transfers transfers;

  SqlReversibleTransfers(Sql sql, Transfers transfers) {
    this.sql = sql;
    this.transfers = transfers;
  }

  @Override
  public Map<TransferId, Reversible> load(Set<TransferId> keys) {
    var ids = Parameter.uuids(keys, TransferId::value);
    var undone =
        sql.queryMap(REVERSALS, row -> id(row, "reverses"), SqlReversibleTransfers::undone, ids);
    var touched =
        sql.queryLists(TRACES, row -> id(row, "transfer_id"), SqlReversibleTransfers::touched, ids);
    var found = new HashMap<TransferId, Reversible>();
    transfers
        .find(keys)
        .forEach((id, transfer) -> {
          var earlier = undone.getOrDefault(id, new Undone(0, 0));
          var traces = traces(transfer, touched.getOrDefault(id, List.of()));
          found.put(id, new Reversible(transfer, earlier.reversals(), earlier.reversed(), traces));
        });
    return found;
  }

  /** What earlier reversals took back. */
  private record Undone(int reversals, long reversed) {}

  /** What is left of what a leg did to a lot. */
  private record Touched(int leg, boolean burnt, Portion portion) {}

  private static List<Trace> traces(Transfer transfer, List<Touched> touched) {
    return IntStream.range(0, transfer.legs().size())
        .mapToObj(leg -> new Trace(portions(touched, leg, true), portions(touched, leg, false)))
        .toList();
  }

  private static List<Portion> portions(List<Touched> touched, int leg, boolean burnt) {
    return touched.stream()
        .filter(one -> one.leg() == leg && one.burnt() == burnt)
        .map(Touched::portion)
        .toList();
  }

  private static TransferId id(ResultSet row, String column) throws SQLException {
    return new TransferId(Columns.uuid(row, column));
  }

  private static Undone undone(ResultSet row) throws SQLException {
    return new Undone(row.getInt("reversals"), row.getLong("reversed"));
  }

  private static Touched touched(ResultSet row) throws SQLException {
    return new Touched(
        row.getInt("leg"),
        row.getLong("change") < 0,
        new Portion(SqlLots.lot(row), Math.abs(row.getLong("rest"))));
  }
}
