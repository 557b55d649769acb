package dev.purser.persistence.catalog;

import dev.purser.application.catalog.ProductsInBulk;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Products in sets: a statement for all of them, whatever their number. */
final class SqlProductsInBulk implements ProductsInBulk {
  /** In one order, so that two imports of the same products wait for each other and go on. */
  private static final String LOCK =
      """
      SELECT id
      FROM products
      WHERE sku = ANY (?::text[]) AND deleted_at IS NULL
      ORDER BY sku
      FOR NO KEY UPDATE
      """;

  /** After the lock and not with it: whoever waited for one would else see what was before. */
  private static final String LOAD =
      """
      SELECT id, sku, name, description, price_asset, price_amount, status, published_at,
        created_at, version, ARRAY (
          SELECT c.category
          FROM product_categories c
          WHERE c.product_id = p.id) AS categories
      FROM products p
      WHERE sku = ANY (?::text[]) AND deleted_at IS NULL
      """;

  private static final String INSERT =
      """
      INSERT INTO products (
        id, sku, name, description, price_asset, price_amount, status, published_at, created_at,
        version)
      SELECT id, sku, name, description, price_asset, price_amount, status, published_at,
        created_at, version
      FROM unnest(
        ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
        ?::timestamptz[], ?::timestamptz[], ?::bigint[])
        AS n (
          id, sku, name, description, price_asset, price_amount, status, published_at, created_at,
          version)
      ORDER BY sku
      """;

  private static final String UPDATE =
      """
      UPDATE products p
      SET name = n.name, description = n.description, price_asset = n.price_asset,
        price_amount = n.price_amount, status = n.status, published_at = n.published_at,
        version = n.version
      FROM unnest(
        ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[],
        ?::bigint[])
        AS n (id, name, description, price_asset, price_amount, status, published_at, version)
      WHERE p.id = n.id AND p.version = n.version - 1 AND p.deleted_at IS NULL
      """;

  private static final String LEAVE_CATEGORIES =
      """
      DELETE FROM product_categories
      WHERE product_id = ANY (?::uuid[])
      """;

  private static final String ENTER_CATEGORIES =
      """
      INSERT INTO product_categories (product_id, category)
      SELECT product_id, category
      FROM unnest(?::uuid[], ?::text[]) AS n (product_id, category)
      """;

  private static final String KNOWN_ASSETS =
      """
      SELECT code
      FROM assets
      WHERE code = ANY (?::text[])
      """;

  private static final String KNOWN_CATEGORIES =
      """
      SELECT slug
      FROM categories
      WHERE slug = ANY (?::text[])
      """;

  private final Sql sql;

  SqlProductsInBulk(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<Sku, Product> lock(Collection<Sku> skus) {
    var names = Parameter.texts(skus, Sku::value);
    var _ = sql.query(LOCK, row -> row.getString("id"), names);
    return sql.queryMap(
        LOAD, row -> new Sku(row.getString("sku")), SqlProductsInBulk::product, names);
  }

  @Override
  public void insert(Collection<Product> products) {
    sql.update(
        INSERT,
        ids(products),
        Parameter.texts(products, p -> p.sku().value()),
        Parameter.texts(products, Product::name),
        Parameter.texts(products, Product::description),
        Parameter.texts(products, p -> p.price().asset().value()),
        Parameter.longs(products, p -> p.price().minorUnits()),
        Parameter.texts(products, p -> p.status().name()),
        Parameter.instants(products, Product::publishedAt),
        Parameter.instants(products, Product::createdAt),
        Parameter.longs(products, Product::version));
    enterCategories(products);
  }

  @Override
  public void update(Collection<Product> products) {
    var written =
        sql.update(
            UPDATE,
            ids(products),
            Parameter.texts(products, Product::name),
            Parameter.texts(products, Product::description),
            Parameter.texts(products, p -> p.price().asset().value()),
            Parameter.longs(products, p -> p.price().minorUnits()),
            Parameter.texts(products, p -> p.status().name()),
            Parameter.instants(products, Product::publishedAt),
            Parameter.longs(products, Product::version));
    if (written != products.size()) {
      throw new IllegalStateException("products were written without their lock");
    }
    sql.update(LEAVE_CATEGORIES, ids(products));
    enterCategories(products);
  }

  @Override
  public Set<AssetCode> knownAssets(Collection<AssetCode> assets) {
    return Set.copyOf(
        sql.query(
            KNOWN_ASSETS,
            row -> new AssetCode(row.getString("code")),
            Parameter.texts(assets, AssetCode::value)));
  }

  @Override
  public Set<CategorySlug> knownCategories(Collection<CategorySlug> slugs) {
    return Set.copyOf(
        sql.query(
            KNOWN_CATEGORIES,
            row -> new CategorySlug(row.getString("slug")),
            Parameter.texts(slugs, CategorySlug::value)));
  }

  private void enterCategories(Collection<Product> products) {
    var entries =
        products.stream()
            .flatMap(p -> p.categories().stream().map(slug -> new Entry(p.id(), slug)))
            .toList();
    if (!entries.isEmpty()) {
      sql.update(
          ENTER_CATEGORIES,
          Parameter.uuids(entries, e -> e.product().value()),
          Parameter.texts(entries, e -> e.category().value()));
    }
  }

  private record Entry(ProductId product, CategorySlug category) {}

  private static Parameter ids(Collection<Product> products) {
    return Parameter.uuids(products, p -> p.id().value());
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        new ProductId(Columns.uuid(row, "id")),
        new Sku(row.getString("sku")),
        row.getString("name"),
        row.getString("description"),
        new Amount(new AssetCode(row.getString("price_asset")), row.getLong("price_amount")),
        ProductStatus.valueOf(row.getString("status")),
        categories(row),
        Columns.instantOrNull(row, "published_at"),
        Columns.instant(row, "created_at"),
        row.getLong("version"));
  }

  private static List<CategorySlug> categories(ResultSet row) throws SQLException {
    var slugs = (String[]) row.getArray("categories").getArray();
    return Arrays.stream(slugs).map(CategorySlug::new).toList();
  }
}
