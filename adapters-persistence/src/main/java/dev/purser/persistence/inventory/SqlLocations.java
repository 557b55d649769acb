package dev.purser.persistence.inventory;

import dev.purser.application.inventory.Locations;
import dev.purser.application.shared.Slice;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.LocationId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.OptimisticLockingFailureException;

/** Locations in {@code locations}. */
final class SqlLocations implements Locations {
  private static final String ADD =
      """
      INSERT INTO locations (id, code, name, priority, created_at, changed_at, version)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String LOAD =
      """
      SELECT id, code, name, priority, created_at, changed_at, version
      FROM locations
      WHERE code = ANY (?::text[])
      """;

  private static final String UPDATE =
      """
      UPDATE locations
      SET name = ?, priority = ?, changed_at = ?, version = ?
      WHERE code = ? AND version = ?
      """;

  /** Who refers to a location, as stock does, is not in the way of this lock. */
  private static final String LOCK =
      """
      LOCK TABLE locations IN SHARE ROW EXCLUSIVE MODE
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS locations
      FROM locations
      """;

  /** Every code comes after the empty text. */
  private static final String LIST =
      """
      SELECT id, code, name, priority, created_at, changed_at, version
      FROM locations
      WHERE code > ?
      ORDER BY code
      OFFSET ? LIMIT ?
      """;

  private final Sql sql;

  SqlLocations(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<LocationCode, Location> load(Set<LocationCode> keys) {
    return sql.queryMap(
        LOAD,
        SqlLocations::code,
        SqlLocations::location,
        Parameter.texts(keys, LocationCode::value));
  }

  @Override
  public void add(Location location) {
    sql.update(
        ADD,
        Parameter.of(location.id().value()),
        Parameter.of(location.code().value()),
        Parameter.of(location.name()),
        Parameter.of(location.priority()),
        Parameter.of(location.createdAt()),
        Parameter.of(location.changedAt()),
        Parameter.of(location.version()));
  }

  @Override
  public void update(Location changed) {
    var updated =
        sql.update(
            UPDATE,
            Parameter.of(changed.name()),
            Parameter.of(changed.priority()),
            Parameter.of(changed.changedAt()),
            Parameter.of(changed.version()),
            Parameter.of(changed.code().value()),
            Parameter.of(changed.version() - 1));
    if (updated != 1) {
      throw new OptimisticLockingFailureException("the location is in another version");
    }
  }

  @Override
  public void lock() {
    sql.update(LOCK);
  }

  @Override
  public int count() {
    return sql.query(COUNT, row -> row.getInt("locations")).getFirst();
  }

  @Override
  public List<Location> list(Slice<LocationCode> slice) {
    var after = slice.position();
    return sql.query(
        LIST,
        SqlLocations::location,
        Parameter.of(after == null ? "" : after.value()),
        Parameter.of(slice.offset()),
        Parameter.of(slice.rows()));
  }

  private static LocationCode code(ResultSet row) throws SQLException {
    return new LocationCode(row.getString("code"));
  }

  private static Location location(ResultSet row) throws SQLException {
    return new Location(
        new LocationId(Columns.uuid(row, "id")),
        code(row),
        row.getString("name"),
        row.getInt("priority"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "changed_at"),
        row.getLong("version"));
  }
}
