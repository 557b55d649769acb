package dev.purser.persistence.inventory;

import dev.purser.application.inventory.StockItems;
import dev.purser.application.inventory.WantedStock;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
      SELECT s.sku, s.location, s.on_hand, s.allocated, s.backorder_limit,
             s.low_stock_threshold, s.changed_at
      FROM unnest(?::text[], ?::text[]) AS w (sku, location)
      JOIN stock_items s ON s.sku = w.sku AND s.location = w.location
      """;

  private static final String LIST =
      """
      SELECT sku, location, on_hand, allocated, backorder_limit, low_stock_threshold, changed_at
      FROM stock_items
      WHERE true
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS items
      FROM stock_items
      WHERE true
      """;

  private static final String OF_SKU =
      """
        AND sku = ?
      """;

  private static final String AT_LOCATION =
      """
        AND location = ?
      """;

  private static final String LOW =
      """
        AND low_stock_threshold IS NOT NULL AND on_hand - allocated <= low_stock_threshold
      """;

  private static final String NOT_LOW =
      """
        AND (low_stock_threshold IS NULL OR on_hand - allocated > low_stock_threshold)
      """;

  private static final String AFTER =
      """
        AND (sku, location) > (?, ?)
      """;

  private static final String SLICE =
      """
      ORDER BY sku, location
      OFFSET ? LIMIT ?
      """;

  private static final String INSERT =
      """
      INSERT INTO stock_items
        (sku, location, on_hand, allocated, backorder_limit, low_stock_threshold, changed_at)
      SELECT sku, location, on_hand, allocated, backorder_limit, low_stock_threshold, changed_at
      FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                  ?::timestamptz[])
        AS n (sku, location, on_hand, allocated, backorder_limit, low_stock_threshold, changed_at)
      """;

  private static final String UPDATE =
      """
      UPDATE stock_items s
      SET on_hand = n.on_hand, allocated = n.allocated, backorder_limit = n.backorder_limit,
          low_stock_threshold = n.low_stock_threshold, changed_at = n.changed_at
      FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                  ?::timestamptz[])
        AS n (sku, location, on_hand, allocated, backorder_limit, low_stock_threshold, changed_at)
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
  public List<StockItem> list(WantedStock wanted, Slice<StockKey> slice) {
    var parameters = parameters(wanted);
    var text = LIST + conditions(wanted);
    var after = slice.position();
    if (after != null) {
      text += AFTER;
      parameters.add(Parameter.of(after.sku().value()));
      parameters.add(Parameter.of(after.location().value()));
    }
    parameters.add(Parameter.of(slice.offset()));
    parameters.add(Parameter.of(slice.rows()));
    return sql.query(text + SLICE, SqlStockItems::item, parameters.toArray(Parameter[]::new));
  }

  @Override
  public long count(WantedStock wanted) {
    return sql.query(
            COUNT + conditions(wanted),
            row -> row.getLong("items"),
            parameters(wanted).toArray(Parameter[]::new))
        .getFirst();
  }

  /** Those that were asked for and no others, so that each list is planned with its index. */
  private static String conditions(WantedStock wanted) {
    return (wanted.sku() == null ? "" : OF_SKU)
        + (wanted.location() == null ? "" : AT_LOCATION)
        + (wanted.low() == null ? "" : wanted.low() ? LOW : NOT_LOW);
  }

  private static List<Parameter> parameters(WantedStock wanted) {
    var parameters = new ArrayList<Parameter>();
    if (wanted.sku() != null) {
      parameters.add(Parameter.of(wanted.sku().value()));
    }
    if (wanted.location() != null) {
      parameters.add(Parameter.of(wanted.location().value()));
    }
    return parameters;
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
        Parameter.longsOrNull(items, StockItem::lowStockThreshold),
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
        Columns.longOrNull(row, "low_stock_threshold"),
        Columns.instant(row, "changed_at"));
  }
}
