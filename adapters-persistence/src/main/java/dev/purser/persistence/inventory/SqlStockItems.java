package dev.purser.persistence.inventory;

import dev.purser.application.inventory.StockItems;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stock items in {@code stock_items}. */
final class SqlStockItems implements StockItems {
  private static final String LOCK =
      """
      SELECT s.sku, s.location
      FROM unnest(?::text[], ?::text[]) AS w (sku, location)
      JOIN stock_items s ON s.sku = w.sku AND s.location = w.location
      ORDER BY s.sku, s.location
      FOR NO KEY UPDATE OF s
      """;

  private static final String LOAD =
      """
      SELECT s.sku, s.location, s.on_hand, s.allocated, s.backorder_limit, s.changed_at
      FROM unnest(?::text[], ?::text[]) AS w (sku, location)
      JOIN stock_items s ON s.sku = w.sku AND s.location = w.location
      """;

  private static final String LIST =
      """
      SELECT sku, location, on_hand, allocated, backorder_limit, changed_at
      FROM stock_items
      WHERE (?::text IS NULL OR sku = ?)
        AND (?::text IS NULL OR (sku, location) > (?, ?))
      ORDER BY sku, location
      OFFSET ? LIMIT ?
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS items
      FROM stock_items
      WHERE ?::text IS NULL OR sku = ?
      """;

  private static final String INSERT =
      """
      INSERT INTO stock_items (sku, location, on_hand, allocated, backorder_limit, changed_at)
      SELECT sku, location, on_hand, allocated, backorder_limit, changed_at
      FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
        AS n (sku, location, on_hand, allocated, backorder_limit, changed_at)
      """;

  private static final String UPDATE =
      """
      UPDATE stock_items s
      SET on_hand = n.on_hand, allocated = n.allocated, backorder_limit = n.backorder_limit,
          changed_at = n.changed_at
      FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
        AS n (sku, location, on_hand, allocated, backorder_limit, changed_at)
      WHERE s.sku = n.sku AND s.location = n.location
      """;

  private final Sql sql;
  private final RowLocks locks;

  SqlStockItems(Sql sql, RowLocks locks) {
    this.sql = sql;
    this.locks = locks;
  }

  @Override
  public Set<StockKey> lock(Set<StockKey> keys, LockWait wait) {
    return locks.lock(LOCK, wait, SqlStockItems::key, skus(keys), locations(keys));
  }

  @Override
  public Map<StockKey, StockItem> load(Set<StockKey> keys) {
    return sql.queryMap(LOAD, SqlStockItems::key, SqlStockItems::item, skus(keys), locations(keys));
  }

  @Override
  public boolean needsLock(StockItem value) {
    return true;
  }

  @Override
  public Instant changedAt(StockItem value) {
    return value.changedAt();
  }

  @Override
  public List<StockItem> list(@Nullable Sku sku, Slice<StockKey> slice) {
    var onlySku = Parameter.of(sku == null ? null : sku.value());
    var after = slice.position();
    var afterSku = Parameter.of(after == null ? null : after.sku().value());
    var afterLocation = Parameter.of(after == null ? null : after.location().value());
    return sql.query(
        LIST,
        SqlStockItems::item,
        onlySku,
        onlySku,
        afterSku,
        afterSku,
        afterLocation,
        Parameter.of(slice.offset()),
        Parameter.of(slice.rows()));
  }

  @Override
  public long count(@Nullable Sku sku) {
    var onlySku = Parameter.of(sku == null ? null : sku.value());
    return sql.query(COUNT, row -> row.getLong("items"), onlySku, onlySku).getFirst();
  }

  @Override
  public void insert(Collection<StockItem> created) {
    write(INSERT, created);
  }

  @Override
  public void update(Collection<StockItem> changed) {
    write(UPDATE, changed);
  }

  private void write(String statement, Collection<StockItem> items) {
    sql.update(
        statement,
        Parameter.texts(items, i -> i.key().sku().value()),
        Parameter.texts(items, i -> i.key().location().value()),
        Parameter.longs(items, StockItem::onHand),
        Parameter.longs(items, StockItem::allocated),
        Parameter.longs(items, StockItem::backorderLimit),
        Parameter.instants(items, StockItem::changedAt));
  }

  static Parameter skus(Collection<StockKey> keys) {
    return Parameter.texts(keys, key -> key.sku().value());
  }

  static Parameter locations(Collection<StockKey> keys) {
    return Parameter.texts(keys, key -> key.location().value());
  }

  static StockKey key(ResultSet row) throws SQLException {
    return new StockKey(new Sku(row.getString("sku")), new LocationCode(row.getString("location")));
  }

  private static StockItem item(ResultSet row) throws SQLException {
    return new StockItem(
        key(row),
        row.getLong("on_hand"),
        row.getLong("allocated"),
        row.getLong("backorder_limit"),
        null,
        Columns.instant(row, "changed_at"));
  }
}
