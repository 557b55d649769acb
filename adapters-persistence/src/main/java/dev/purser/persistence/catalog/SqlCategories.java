package dev.purser.persistence.catalog;

import dev.purser.application.catalog.Categories;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategoryId;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Categories in {@code categories}. */
final class SqlCategories implements Categories {
  private static final String ADD =
      """
      INSERT INTO categories (id, slug, name, created_at)
      SELECT id, slug, name, created_at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
        AS n (id, slug, name, created_at)
      """;

  private static final String FIND =
      """
      SELECT id, slug, name, created_at
      FROM categories
      WHERE slug = ANY (?::text[])
      """;

  private static final String LIST =
      """
      SELECT id, slug, name, created_at
      FROM categories
      WHERE slug > ?
      ORDER BY slug
      LIMIT ?
      """;

  private final Sql sql;

  SqlCategories(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void addAll(Collection<Category> categories) {
    sql.update(
        ADD,
        Parameter.uuids(categories, c -> c.id().value()),
        Parameter.texts(categories, c -> c.slug().value()),
        Parameter.texts(categories, Category::name),
        Parameter.instants(categories, Category::createdAt));
  }

  @Override
  public Map<CategorySlug, Category> find(Collection<CategorySlug> slugs) {
    return sql.queryMap(
        FIND,
        row -> new CategorySlug(row.getString("slug")),
        SqlCategories::category,
        Parameter.texts(slugs, CategorySlug::value));
  }

  /** Every slug comes after the empty text. */
  @Override
  public List<Category> list(@Nullable CategorySlug after, int limit) {
    return sql.query(
        LIST,
        SqlCategories::category,
        Parameter.of(after == null ? "" : after.value()),
        Parameter.of(limit));
  }

  private static Category category(ResultSet row) throws SQLException {
    return new Category(
        new CategoryId(Columns.uuid(row, "id")),
        new CategorySlug(row.getString("slug")),
        row.getString("name"),
        Columns.instant(row, "created_at"));
  }
}
