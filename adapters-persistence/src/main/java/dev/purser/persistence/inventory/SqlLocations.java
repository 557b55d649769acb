package dev.purser.persistence.inventory;

import dev.purser.application.inventory.Locations;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Locations in {@code locations}. */
final class SqlLocations implements Locations {
  private static final String LOAD =
      """
      SELECT code
      FROM locations
      WHERE code = ANY (?::text[])
      """;

  private final Sql sql;

  SqlLocations(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<LocationCode, LocationCode> load(Set<LocationCode> keys) {
    return sql.queryMap(
        LOAD, SqlLocations::code, SqlLocations::code, Parameter.texts(keys, LocationCode::value));
  }

  private static LocationCode code(ResultSet row) throws SQLException {
    return new LocationCode(row.getString("code"));
  }
}
