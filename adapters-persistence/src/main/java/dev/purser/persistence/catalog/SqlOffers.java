package dev.purser.persistence.catalog;

import dev.purser.application.catalog.CatalogKinds;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** What the write path reads of products. */
final class SqlOffers implements CatalogKinds.Offers {
  private static final String LOAD =
      """
      SELECT sku, name, price_asset, price_amount, status
      FROM products
      WHERE sku = ANY (?::text[]) AND deleted_at IS NULL
      """;

  private final Sql sql;

  SqlOffers(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<Sku, Offer> load(Set<Sku> keys) {
    return sql.queryMap(LOAD, SqlOffers::sku, SqlOffers::offer, Parameter.texts(keys, Sku::value));
  }

  private static Sku sku(ResultSet row) throws SQLException {
    return new Sku(row.getString("sku"));
  }

  private static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        sku(row),
        row.getString("name"),
        new Amount(new AssetCode(row.getString("price_asset")), row.getLong("price_amount")),
        ProductStatus.valueOf(row.getString("status")));
  }
}
