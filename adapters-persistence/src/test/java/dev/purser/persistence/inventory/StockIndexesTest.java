package dev.purser.persistence.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.inventory.WantedMovements;
import dev.purser.application.inventory.WantedStock;
import dev.purser.application.shared.Slice;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.TestDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looking for stock and its movements reads what is found, of however much there is. */
class StockIndexesTest {
  private static final int LIMIT = 20;
  private static final Sku BUSY = new Sku("S0");
  private static final Sku QUIET = new Sku("S1");
  private static final LocationCode NORTH = new LocationCode("NORTH");
  private static final LocationCode SOUTH = new LocationCode("SOUTH");

  private static final String LOCATIONS =
      """
      INSERT INTO locations (id, code, name, priority, created_at, changed_at, version)
      SELECT gen_random_uuid(), code, code, 100, now(), now(), 1
      FROM unnest('{NORTH,SOUTH}'::text[]) AS code
      """;

  /** One in five hundred is watched, and every second of those is low. */
  private static final String ITEMS =
      """
      INSERT INTO stock_items
        (sku, location, on_hand, allocated, backorder_limit, low_stock_threshold, changed_at)
      SELECT 'S' || n, location, CASE WHEN n % 1000 = 7 THEN 1 ELSE 10 END, 0, 0,
        CASE WHEN n % 500 = 7 THEN 5 END, now()
      FROM generate_series(0, 19999) AS n
      CROSS JOIN unnest(CASE WHEN n % 100 = 0 THEN '{MAIN,NORTH}' ELSE '{MAIN}' END::text[])
        AS location
      """;

  /** Nearly all shipments of one SKU from the main location; one in a thousand is neither. */
  private static final String MOVEMENTS =
      """
      INSERT INTO stock_movements (id, sku, location, type, change, order_id, at)
      SELECT md5('m' || n)::uuid,
        CASE WHEN n % 1000 = 7 THEN 'S1' ELSE 'S0' END,
        CASE WHEN n % 1000 = 8 THEN 'NORTH' ELSE 'MAIN' END,
        CASE WHEN n % 4000 = 1 THEN 'ADJUST' ELSE 'SHIP' END, -1,
        CASE WHEN n % 2 = 0 THEN md5('o' || n / 10)::uuid END, now()
      FROM generate_series(1, 20000) AS n
      """;

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static SqlStockItems items;
  private static SqlStockMovements movements;

  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    var sql = new Sql(jdbc);
    items = new SqlStockItems(sql, new RowLocks(sql, Duration.ofSeconds(1)));
    movements = new SqlStockMovements(sql);
    List.of(LOCATIONS, ITEMS, MOVEMENTS).forEach(jdbc::update);
    jdbc.execute("VACUUM ANALYZE locations");
    jdbc.execute("VACUUM ANALYZE stock_items");
    jdbc.execute("VACUUM ANALYZE stock_movements");
  }

  @AfterAll
  static void close() {
    connection.destroy();
    database.close();
  }

  @Test
  void listsStockFromTheMiddle() {
    var middle = new StockKey(new Sku("S5"), LocationCode.MAIN);

    var _ = found(LIMIT, () -> stock(WantedStock.ALL, middle));
    var _ = found(LIMIT, () -> stock(at(LocationCode.MAIN), middle));
    var _ = found(LIMIT, () -> stock(at(NORTH), middle));
    var _ = found(0, () -> stock(at(SOUTH), null));
    var _ = found(2, () -> stock(WantedStock.of(BUSY), null));
    var _ = found(1, () -> stock(new WantedStock(BUSY, NORTH, null), null));
  }

  @Test
  void listsLowStockAmongWhatIsWatchedAlone() {
    var low = new WantedStock(null, null, true);

    var first = found(LIMIT, () -> stock(low, null));
    var _ = found(0, () -> stock(low, first.getLast().key()));
    var _ = found(LIMIT, () -> stock(new WantedStock(null, null, false), null));
    var _ = found(0, () -> stock(new WantedStock(null, NORTH, true), null));
  }

  @Test
  void listsMovementsOfOneSkuAmongManyOrFew() {
    for (var sku : List.of(BUSY, QUIET)) {
      var _ = found(LIMIT, () -> moved(new WantedMovements(sku, null, null, null), null));
      var _ =
          found(LIMIT, () -> moved(new WantedMovements(sku, LocationCode.MAIN, null, null), null));
    }
    var _ = found(5, () -> moved(new WantedMovements(BUSY, null, MovementType.ADJUST, null), null));
    var _ =
        found(
            5,
            () ->
                moved(
                    new WantedMovements(BUSY, LocationCode.MAIN, MovementType.ADJUST, null), null));
    var _ = found(0, () -> moved(new WantedMovements(BUSY, null, MovementType.RETURN, null), null));
    var _ = found(LIMIT, () -> moved(new WantedMovements(BUSY, NORTH, null, null), null));
  }

  @Test
  void listsMovementsAtOneLocationAmongManyOrFew() {
    for (var location : List.of(LocationCode.MAIN, NORTH)) {
      var _ = found(LIMIT, () -> moved(new WantedMovements(null, location, null, null), null));
    }
    var adjust = MovementType.ADJUST;
    var _ = found(0, () -> moved(new WantedMovements(null, SOUTH, null, null), null));
    var _ = found(0, () -> moved(new WantedMovements(null, NORTH, adjust, null), null));
    var _ = found(5, () -> moved(new WantedMovements(null, LocationCode.MAIN, adjust, null), null));
  }

  @Test
  void listsMovementsOfOneTypeAmongManyOrFew() {
    var ship = MovementType.SHIP;
    var _ = found(LIMIT, () -> moved(new WantedMovements(null, null, ship, null), null));
    var _ = found(5, () -> moved(new WantedMovements(null, null, MovementType.ADJUST, null), null));
    var _ = found(0, () -> moved(new WantedMovements(null, null, MovementType.RETURN, null), null));
  }

  @Test
  void listsMovementsOfAnOrder() {
    var order = uuid("o77");

    var _ = found(5, () -> moved(new WantedMovements(null, null, null, order), null));
    var _ = found(5, () -> moved(new WantedMovements(BUSY, null, MovementType.SHIP, order), null));
    var _ = found(0, () -> moved(new WantedMovements(QUIET, null, null, order), null));
  }

  @Test
  void goesOnFromTheMiddleOfAll() {
    var middle = new MovementId(new UUID(Long.MIN_VALUE, 0));
    var ship = MovementType.SHIP;

    var _ = found(LIMIT, () -> moved(WantedMovements.ALL, middle));
    var _ = found(LIMIT, () -> moved(new WantedMovements(BUSY, null, null, null), middle));
    var _ = found(LIMIT, () -> moved(new WantedMovements(null, null, ship, null), middle));
  }

  /** What changes with every order is in no index, so that a page with room takes its new rows. */
  @Test
  void writesNoIndexWhenOrdersClaimStock() {
    var key = new StockKey(new Sku("S507"), LocationCode.MAIN);
    var before = hotUpdates();

    var item = items.load(Set.of(key)).get(key);
    items.update(List.of(Objects.requireNonNull(item).allocate(1, item.changedAt())));

    assertThat(hotUpdates()).isEqualTo(before + 1);
  }

  private static WantedStock at(LocationCode location) {
    return new WantedStock(null, location, null);
  }

  private static List<StockItem> stock(WantedStock wanted, @Nullable StockKey after) {
    return items.list(wanted, Slice.after(after, LIMIT - 1));
  }

  private static List<StockMovement> moved(WantedMovements wanted, @Nullable MovementId after) {
    return movements.list(wanted, Slice.after(after, LIMIT - 1));
  }

  private static UUID uuid(String text) {
    var id = jdbc.queryForObject("SELECT md5(?)::uuid::text", String.class, text);
    return UUID.fromString(Objects.requireNonNull(id));
  }

  /** Often enough that the driver has the statement prepared by the server. */
  private static <T extends Collection<?>> T found(int expected, Supplier<T> looking) {
    var found = looking.get();
    for (var call = 0; call < 8; call++) {
      var before = rowsRead();
      found = looking.get();
      assertThat(rowsRead() - before).as("rows read").isLessThanOrEqualTo(10L * LIMIT);
    }
    assertThat(found).hasSize(expected);
    return found;
  }

  /** Entries of indexes count too, since a list may be answered by them alone. */
  private static long rowsRead() {
    return statistic(
        """
        SELECT sum(t.seq_tup_read + t.idx_tup_fetch
          + (SELECT sum(i.idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid))
        FROM pg_stat_user_tables t
        WHERE t.relname IN ('stock_items', 'stock_movements')
        """);
  }

  private static long hotUpdates() {
    return statistic(
        """
        SELECT n_tup_hot_upd
        FROM pg_stat_user_tables
        WHERE relname = 'stock_items'
        """);
  }

  private static long statistic(String query) {
    jdbc.queryForList("SELECT pg_stat_force_next_flush()");
    jdbc.queryForList("SELECT pg_stat_clear_snapshot()");
    var value = jdbc.queryForObject(query, Long.class);
    return value == null ? 0 : value;
  }
}
