package dev.purser.persistence.catalog;

import dev.purser.application.catalog.ProductSearch;
import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.catalog.ProductSort;
import dev.purser.application.shared.Slice;
import dev.purser.domain.catalog.ProductId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which products a search is for. A statement is put together of the constants here alone,
 * and only of those that matter, so that the planner knows what it has to look at.
 */
final class ProductSearches {
  /**
   * How much words must be alike. By PostgreSQL's 0.6 "teapost" would not find "teapot"; under 0.4
   * short words are like too many.
   */
  private static final String LIKENESS =
      """
      SELECT set_config('pg_trgm.word_similarity_threshold', '0.4', true)
      """;

  private static final String SELECT =
      """
      SELECT p.id, %1$s AS key
      FROM products p
      WHERE p.deleted_at IS NULL
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS number
      FROM products p
      WHERE p.deleted_at IS NULL
      """;

  private static final String OF_WORDS =
      """
      AND (p.words @@ plainto_tsquery('simple', ?) OR ? <% (p.name || ' ' || p.sku))
      """;

  private static final String OF_CATEGORY =
      """
      AND p.id IN (SELECT c.product_id FROM product_categories c WHERE c.category = ?)
      """;

  private static final String OF_STATUS =
      """
      AND p.status = ?
      """;

  private static final String OF_ASSET =
      """
      AND p.price_asset = ?
      """;

  private static final String FROM_PRICE =
      """
      AND p.price_amount >= ?
      """;

  private static final String TO_PRICE =
      """
      AND p.price_amount <= ?
      """;

  private static final String AFTER =
      """
      AND (%1$s, p.id) %2$s (?, ?)
      """;

  private static final String ORDER =
      """
      ORDER BY %1$s %2$s, p.id %2$s
      LIMIT ? OFFSET ?
      """;

  private static final String BY_ID = "''::text COLLATE \"C\"";
  private static final String BY_NAME = "(left(lower(p.name), 64) COLLATE \"C\")";
  private static final String BY_PRICE = "(p.price_asset || lpad(p.price_amount::text, 16, '0'))";

  /** Whole numbers of one length, so that they compare as texts and a cursor keeps them exactly. */
  private static final String BY_RELEVANCE =
      """
      lpad(
        round(1000000 * (
          ts_rank(p.words, plainto_tsquery('simple', ?))
          + word_similarity(?, p.name || ' ' || p.sku)))::bigint::text,
        16, '0') COLLATE "C"
      """;

  private final Sql sql;

  ProductSearches(Sql sql) {
    this.sql = sql;
  }

  List<Position> run(ProductSearch search, Slice<Position> slice) {
    var statement = new Statement().add(SELECT.formatted(key(search)));
    keyParameters(search, statement);
    filter(search, statement);
    var after = slice.position();
    if (after != null) {
      statement.add(AFTER.formatted(key(search), search.sort().isDescending() ? "<" : ">"));
      keyParameters(search, statement);
      statement.bind(Parameter.of(after.key())).bind(Parameter.of(after.id().value()));
    }
    var order = search.sort() == ProductSort.RELEVANCE ? "key" : key(search);
    statement.add(ORDER.formatted(order, search.sort().isDescending() ? "DESC" : "ASC"));
    statement.bind(Parameter.of(slice.rows())).bind(Parameter.of(slice.offset()));
    likeness(search);
    return sql.query(statement.text(), ProductSearches::position, statement.parameters());
  }

  long count(ProductSearch search) {
    var statement = new Statement().add(COUNT);
    filter(search, statement);
    likeness(search);
    return sql.query(statement.text(), row -> row.getLong("number"), statement.parameters())
        .getFirst();
  }

  private static void filter(ProductSearch search, Statement statement) {
    if (search.words() != null) {
      statement.add(OF_WORDS).bind(Parameter.of(search.words())).bind(Parameter.of(search.words()));
    }
    if (search.category() != null) {
      statement.add(OF_CATEGORY).bind(Parameter.of(search.category().value()));
    }
    if (search.status() != null) {
      statement.add(OF_STATUS).bind(Parameter.of(search.status().name()));
    }
    if (search.asset() != null) {
      statement.add(OF_ASSET).bind(Parameter.of(search.asset().value()));
    }
    if (search.priceFrom() != null) {
      statement.add(FROM_PRICE).bind(Parameter.of(search.priceFrom()));
    }
    if (search.priceTo() != null) {
      statement.add(TO_PRICE).bind(Parameter.of(search.priceTo()));
    }
  }

  private static String key(ProductSearch search) {
    return switch (search.sort()) {
      case RELEVANCE -> BY_RELEVANCE;
      case OLDEST, NEWEST -> BY_ID;
      case NAME, NAME_DESCENDING -> BY_NAME;
      case PRICE, PRICE_DESCENDING -> BY_PRICE;
    };
  }

  private static void keyParameters(ProductSearch search, Statement statement) {
    if (search.sort() == ProductSort.RELEVANCE) {
      statement.bind(Parameter.of(search.words())).bind(Parameter.of(search.words()));
    }
  }

  /** For this transaction alone: a pooler may hand the connection to somebody else. */
  private void likeness(ProductSearch search) {
    if (search.words() != null) {
      var _ = sql.query(LIKENESS, row -> row.getString(1));
    }
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(row.getString("key"), new ProductId(Columns.uuid(row, "id")));
  }

  /** A statement that is being put together, with its parameters. */
  private static final class Statement {
    private final StringBuilder text = new StringBuilder();
    private final List<Parameter> parameters = new ArrayList<>();

    Statement add(String part) {
      text.append(part);
      return this;
    }

    Statement bind(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    String text() {
      return text.toString();
    }

    Parameter[] parameters() {
      return parameters.toArray(Parameter[]::new);
    }
  }
}
