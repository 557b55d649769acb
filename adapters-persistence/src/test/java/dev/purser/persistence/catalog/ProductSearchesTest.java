package dev.purser.persistence.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.catalog.ProductSearch;
import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.catalog.ProductSort;
import dev.purser.application.shared.Slice;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A search reads what it finds and not the whole table, of which there is enough here. */
class ProductSearchesTest {
  private static final String FILL =
      """
      INSERT INTO products (
        id, sku, name, description, price_asset, price_amount, status, published_at, created_at,
        version)
      SELECT gen_random_uuid(), 'sku-' || n, md5(n::text), md5((n + 1)::text), 'CREDIT', n,
        CASE WHEN n % 10 = 0 THEN 'PUBLISHED' ELSE 'ARCHIVED' END, now(), now(), 0
      FROM generate_series(1, 20000) AS n
      """;

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static TransactionTemplate transaction;
  private static ProductSearches searches;

  @BeforeAll
  static void fillTheCatalogue() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
    searches = new ProductSearches(new Sql(jdbc));
    jdbc.update(FILL);
    jdbc.execute("VACUUM ANALYZE products");
  }

  @AfterAll
  static void closeTheCatalogue() {
    connection.destroy();
    database.close();
  }

  @Test
  void findsWordsAndWhatIsLikeThemByTheirIndexes() {
    var search = new ProductSearch("sku-777", null, null, null, null, null, ProductSort.RELEVANCE);

    var scans = scans();
    assertThat(found(search, Slice.first(10))).isPositive();

    assertThat(scansOf("products_words")).isPositive();
    assertThat(scansOf("products_like")).isPositive();
    assertThat(scans()).isEqualTo(scans);
  }

  @ParameterizedTest
  @CsvSource({
    "OLDEST, products_status",
    "NEWEST, products_status",
    "NAME, products_status_name",
    "NAME_DESCENDING, products_status_name",
    "PRICE, products_status_price",
    "PRICE_DESCENDING, products_status_price"
  })
  void findsThePagesOfThePublicByTheIndexOfTheirOrder(ProductSort sort, String index) {
    assertPagesAreFoundBy(index, sort, ProductStatus.PUBLISHED);
  }

  @ParameterizedTest
  @CsvSource({
    "OLDEST, products_living",
    "NAME, products_living_name",
    "PRICE_DESCENDING, products_living_price"
  })
  void findsThePagesOfStaffByTheIndexOfTheirOrder(ProductSort sort, String index) {
    assertPagesAreFoundBy(index, sort, null);
  }

  private static void assertPagesAreFoundBy(String index, ProductSort sort, ProductStatus status) {
    var search = new ProductSearch(null, null, status, null, null, null, sort);
    var key =
        switch (sort) {
          case NAME, NAME_DESCENDING -> "8";
          case PRICE, PRICE_DESCENDING -> "CREDIT0000000000010000";
          case OLDEST, NEWEST, RELEVANCE -> "";
        };
    var middle = new Position(key, new ProductId(new UUID(Long.MIN_VALUE, Long.MIN_VALUE)));
    var scans = scans();
    var before = scansOf(index);

    assertThat(found(search, Slice.first(10))).isEqualTo(11);
    assertThat(found(search, Slice.after(middle, 10))).isEqualTo(11);

    assertThat(scansOf(index)).isEqualTo(before + 2);
    assertThat(scans()).isEqualTo(scans);
  }

  private static int found(ProductSearch search, Slice<Position> slice) {
    return transaction.execute(status -> searches.run(search, slice)).size();
  }

  private static long scans() {
    flush();
    return jdbc.queryForObject(
        "SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'products'", Long.class);
  }

  private static long scansOf(String index) {
    flush();
    return jdbc.queryForObject(
        "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = ?", Long.class, index);
  }

  private static void flush() {
    jdbc.queryForList("SELECT pg_stat_force_next_flush()");
    jdbc.queryForList("SELECT pg_stat_clear_snapshot()");
  }
}
