package dev.purser.persistence.inventory;

import dev.purser.application.inventory.StockMovements;
import dev.purser.application.inventory.WantedMovements;
import dev.purser.application.shared.Slice;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.inventory.StockMovement.OtherSide;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Movements in {@code stock_movements}. */
final class SqlStockMovements implements StockMovements {
  private static final String APPEND =
      """
      INSERT INTO stock_movements
        (id, sku, location, type, change, reason, reference, order_id, other_id, other_location, at)
      SELECT id, sku, location, type, change, reason, reference, order_id, other_id,
             other_location, at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                  ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
        AS n (id, sku, location, type, change, reason, reference, order_id, other_id,
              other_location, at)
      """;

  private static final String FIND =
      """
      SELECT id, sku, location, type, change, reason, reference, order_id, other_id,
             other_location, at
      FROM stock_movements
      WHERE id = ANY (?::uuid[])
      """;

  private static final String LIST =
      """
      SELECT id
      FROM stock_movements
      WHERE id < ?::uuid
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS movements
      FROM stock_movements
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

  private static final String OF_TYPE =
      """
        AND type = ?
      """;

  private static final String FOR_ORDER =
      """
        AND order_id = ?
      """;

  private static final String SLICE =
      """
      ORDER BY id DESC
      OFFSET ? LIMIT ?
      """;

  private static final String LIST_OF_STOCK =
      """
      SELECT m.id
      FROM stock_items s
      CROSS JOIN unnest(?::text[]) AS w (type)
      CROSS JOIN LATERAL (
        SELECT id
        FROM stock_movements
        WHERE sku = s.sku AND location = s.location AND type = w.type AND id < ?::uuid
        ORDER BY id DESC
        LIMIT ?::bigint + ?::bigint) m
      WHERE s.sku = ? AND (?::text IS NULL OR s.location = ?)
      ORDER BY m.id DESC
      OFFSET ?::bigint
      LIMIT ?::bigint
      """;

  private static final String LIST_AT_LOCATIONS =
      """
      SELECT m.id
      FROM locations l
      CROSS JOIN unnest(?::text[]) AS w (type)
      CROSS JOIN LATERAL (
        SELECT id
        FROM stock_movements
        WHERE location = l.code AND type = w.type AND id < ?::uuid
        ORDER BY id DESC
        LIMIT ?::bigint + ?::bigint) m
      WHERE ?::text IS NULL OR l.code = ?
      ORDER BY m.id DESC
      OFFSET ?::bigint
      LIMIT ?::bigint
      """;

  /** Above all ids, which are of version 7. */
  private static final UUID LAST = new UUID(-1, -1);

  private final Sql sql;

  SqlStockMovements(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<StockMovement> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, m -> m.id().value()),
        Parameter.texts(added, m -> m.stock().sku().value()),
        Parameter.texts(added, m -> m.stock().location().value()),
        Parameter.texts(added, m -> m.type().name()),
        Parameter.longs(added, StockMovement::change),
        Parameter.texts(added, StockMovement::reason),
        Parameter.texts(added, StockMovement::reference),
        Parameter.uuids(added, StockMovement::order),
        Parameter.uuids(added, SqlStockMovements::otherId),
        Parameter.texts(added, SqlStockMovements::otherLocation),
        Parameter.instants(added, StockMovement::at));
  }

  @Override
  public Map<MovementId, StockMovement> find(Collection<MovementId> ids) {
    return sql.queryMap(
        FIND,
        SqlStockMovements::id,
        SqlStockMovements::movement,
        Parameter.uuids(ids, MovementId::value));
  }

  @Override
  public List<StockMovement> list(WantedMovements wanted, Slice<MovementId> slice) {
    var ids = ids(wanted, slice);
    var found = find(ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /**
   * Those of an order are few; of others each type at each location is read by itself, so that
   * every page is read off the ends of an index.
   */
  private List<MovementId> ids(WantedMovements wanted, Slice<MovementId> slice) {
    if (wanted.order() != null || wanted.equals(WantedMovements.ALL)) {
      return few(wanted, slice);
    }
    return wanted.sku() == null ? atLocations(wanted, slice) : ofStock(wanted, slice);
  }

  private List<MovementId> few(WantedMovements wanted, Slice<MovementId> slice) {
    var parameters = parameters(wanted);
    parameters.addFirst(before(slice));
    parameters.add(Parameter.of(slice.offset()));
    parameters.add(Parameter.of(slice.rows()));
    return sql.query(
        LIST + conditions(wanted) + SLICE,
        SqlStockMovements::id,
        parameters.toArray(Parameter[]::new));
  }

  private List<MovementId> ofStock(WantedMovements wanted, Slice<MovementId> slice) {
    var location = location(wanted);
    var offset = Parameter.of(slice.offset());
    var rows = Parameter.of(slice.rows());
    return sql.query(
        LIST_OF_STOCK,
        SqlStockMovements::id,
        types(wanted),
        before(slice),
        offset,
        rows,
        Parameter.of(Objects.requireNonNull(wanted.sku()).value()),
        location,
        location,
        offset,
        rows);
  }

  private List<MovementId> atLocations(WantedMovements wanted, Slice<MovementId> slice) {
    var location = location(wanted);
    var offset = Parameter.of(slice.offset());
    var rows = Parameter.of(slice.rows());
    return sql.query(
        LIST_AT_LOCATIONS,
        SqlStockMovements::id,
        types(wanted),
        before(slice),
        offset,
        rows,
        location,
        location,
        offset,
        rows);
  }

  @Override
  public long count(WantedMovements wanted) {
    return sql.query(
            COUNT + conditions(wanted),
            row -> row.getLong("movements"),
            parameters(wanted).toArray(Parameter[]::new))
        .getFirst();
  }

  private static String conditions(WantedMovements wanted) {
    return (wanted.sku() == null ? "" : OF_SKU)
        + (wanted.location() == null ? "" : AT_LOCATION)
        + (wanted.type() == null ? "" : OF_TYPE)
        + (wanted.order() == null ? "" : FOR_ORDER);
  }

  private static List<Parameter> parameters(WantedMovements wanted) {
    var parameters = new ArrayList<Parameter>();
    if (wanted.sku() != null) {
      parameters.add(Parameter.of(wanted.sku().value()));
    }
    if (wanted.location() != null) {
      parameters.add(Parameter.of(wanted.location().value()));
    }
    if (wanted.type() != null) {
      parameters.add(Parameter.of(wanted.type().name()));
    }
    if (wanted.order() != null) {
      parameters.add(Parameter.of(wanted.order()));
    }
    return parameters;
  }

  private static Parameter types(WantedMovements wanted) {
    var type = wanted.type();
    var all = type == null ? List.of(MovementType.values()) : List.of(type);
    return Parameter.texts(all, MovementType::name);
  }

  private static Parameter location(WantedMovements wanted) {
    return Parameter.of(wanted.location() == null ? null : wanted.location().value());
  }

  private static Parameter before(Slice<MovementId> slice) {
    var position = slice.position();
    return Parameter.of(position == null ? LAST : position.value());
  }

  private static @Nullable UUID otherId(StockMovement movement) {
    var other = movement.otherSide();
    return other == null ? null : other.movement().value();
  }

  private static @Nullable String otherLocation(StockMovement movement) {
    var other = movement.otherSide();
    return other == null ? null : other.location().value();
  }

  private static MovementId id(ResultSet row) throws SQLException {
    return new MovementId(Columns.uuid(row, "id"));
  }

  private static StockMovement movement(ResultSet row) throws SQLException {
    return new StockMovement(
        id(row),
        SqlStockItems.key(row),
        MovementType.valueOf(row.getString("type")),
        row.getLong("change"),
        row.getString("reason"),
        row.getString("reference"),
        Columns.uuidOrNull(row, "order_id"),
        otherSide(row),
        Columns.instant(row, "at"));
  }

  private static @Nullable OtherSide otherSide(ResultSet row) throws SQLException {
    var other = Columns.uuidOrNull(row, "other_id");
    return other == null
        ? null
        : new OtherSide(new MovementId(other), new LocationCode(row.getString("other_location")));
  }
}
