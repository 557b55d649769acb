package dev.purser.persistence.credit;

import dev.purser.application.credit.Assets;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.AssetId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assets in {@code assets}. */
final class SqlAssets implements Assets {
  private static final String ADD =
      """
      INSERT INTO assets (id, code, name, scale, created_at)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String LOAD =
      """
      SELECT id, code, name, scale, created_at
      FROM assets
      WHERE code = ANY (?::text[])
      """;

  private static final String LIST =
      """
      SELECT id, code, name, scale, created_at
      FROM assets
      WHERE code > ?
      ORDER BY code
      LIMIT ?
      """;

  private final Sql sql;

  SqlAssets(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(Asset asset) {
    sql.update(
        ADD,
        Parameter.of(asset.id().value()),
        Parameter.of(asset.code().value()),
        Parameter.of(asset.name()),
        Parameter.of(asset.scale()),
        Parameter.of(asset.createdAt()));
  }

  @Override
  public Map<AssetCode, Asset> load(Set<AssetCode> keys) {
    return sql.queryMap(
        LOAD,
        row -> new AssetCode(row.getString("code")),
        SqlAssets::asset,
        Parameter.texts(keys, AssetCode::value));
  }

  /** Every code comes after the empty text. */
  @Override
  public List<Asset> list(@Nullable AssetCode after, int limit) {
    return sql.query(
        LIST,
        SqlAssets::asset,
        Parameter.of(after == null ? "" : after.value()),
        Parameter.of(limit));
  }

  private static Asset asset(ResultSet row) throws SQLException {
    return new Asset(
        new AssetId(Columns.uuid(row, "id")),
        new AssetCode(row.getString("code")),
        row.getString("name"),
        row.getInt("scale"),
        Columns.instant(row, "created_at"));
  }
}
