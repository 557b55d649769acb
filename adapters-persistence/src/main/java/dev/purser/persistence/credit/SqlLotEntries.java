package dev.purser.persistence.credit;

import dev.purser.application.credit.LotEntries;
import dev.purser.domain.credit.LotEntry;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.List;

/** What legs did to lots, in {@code lot_entries}. */
final class SqlLotEntries implements LotEntries {
  private static final String APPEND =
      """
      INSERT INTO lot_entries (transfer_id, leg, lot_id, change)
      SELECT transfer_id, leg, lot_id, change
      FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::bigint[])
        AS n (transfer_id, leg, lot_id, change)
      """;

  private final Sql sql;

  SqlLotEntries(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<LotEntry> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, e -> e.transfer().value()),
        Parameter.longs(added, LotEntry::leg),
        Parameter.uuids(added, e -> e.lot().value()),
        Parameter.longs(added, LotEntry::change));
  }
}
