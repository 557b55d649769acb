package dev.purser.persistence.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.customer.CustomerPosition;
import dev.purser.application.customer.WantedCustomers;
import dev.purser.application.customer.WantedCustomers.Order;
import dev.purser.application.shared.Slice;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Role;
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

/** Looking for customers reads who is found and not everybody, of whom there are enough here. */
class CustomerIndexesTest {
  private static final String FILL =
      """
      INSERT INTO customers
        (id, email, email_folded, name, name_folded, role, created_at, deleted_at, version)
      SELECT gen_random_uuid(), md5(n::text) || '@example.org', md5(n::text) || '@example.org',
        'Name ' || md5('n' || n), 'name ' || md5('n' || n),
        CASE WHEN n % 1000 = 0 THEN 'SUPPORT' ELSE 'CUSTOMER' END, now(),
        CASE WHEN n % 500 = 1 THEN now() END, 0
      FROM generate_series(1, 40000) AS n
      """;

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static TransactionTemplate transaction;
  private static SqlCustomerSearch search;

  @BeforeAll
  static void signEverybodyUp() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
    search = new SqlCustomerSearch(new Sql(jdbc));
    jdbc.update(FILL);
    jdbc.execute("VACUUM ANALYZE customers");
  }

  @AfterAll
  static void close() {
    connection.destroy();
    database.close();
  }

  @Test
  void findsPartsOfAddressesAndNames() {
    var part = jdbc.queryForObject("SELECT substr(md5('777'), 3, 12)", String.class);

    assertThat(rowsReadFor(new WantedCustomers(part, null, false, Order.OLDEST), 1))
        .isLessThan(100);
  }

  @Test
  void findsTheStaffAndTheDeleted() {
    assertThat(rowsReadFor(new WantedCustomers(null, Role.SUPPORT, false, Order.OLDEST), 11))
        .isLessThan(100);
    assertThat(rowsReadFor(new WantedCustomers(null, null, true, Order.OLDEST), 11))
        .isLessThan(100);
  }

  @ParameterizedTest
  @CsvSource({"OLDEST", "NEWEST", "EMAIL", "EMAIL_DESCENDING"})
  void goesOnFromTheMiddleInEveryOrder(Order order) {
    var middle = new CustomerPosition("8", new CustomerId(new UUID(Long.MIN_VALUE, 0)));
    var wanted = new WantedCustomers(null, null, false, order);
    var before = rowsRead();

    var found = transaction.execute(status -> search.list(wanted, Slice.after(middle, 10)));

    assertThat(found).hasSize(11);
    assertThat(rowsRead() - before).isLessThan(100);
  }

  private static long rowsReadFor(WantedCustomers wanted, int expected) {
    var before = rowsRead();
    var found = transaction.execute(status -> search.list(wanted, Slice.first(10)));
    assertThat(found).hasSize(expected);
    return rowsRead() - before;
  }

  private static long rowsRead() {
    jdbc.queryForList("SELECT pg_stat_force_next_flush()");
    jdbc.queryForList("SELECT pg_stat_clear_snapshot()");
    var rows =
        jdbc.queryForObject(
            """
            SELECT seq_tup_read + idx_tup_fetch
            FROM pg_stat_user_tables
            WHERE relname = 'customers'
            """,
            Long.class);
    return rows == null ? 0 : rows;
  }
}
