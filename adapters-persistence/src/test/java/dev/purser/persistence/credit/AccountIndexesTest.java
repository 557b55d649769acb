package dev.purser.persistence.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.AccountSearch.Wanted;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.TestDatabase;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Looking for accounts reads those that are found, of however many there are. */
class AccountIndexesTest {
  private static final String ADD_ASSETS =
      """
      INSERT INTO assets (id, code, name, scale, created_at)
      SELECT gen_random_uuid(), code, code, 2, now()
      FROM unnest('{EUR,RARE}'::text[]) AS code
      """;

  private static final String FILL =
      """
      INSERT INTO accounts
        (id, owner_id, house_role, asset, posted, held, floor, status, sequence, changed_at)
      SELECT md5(n::text)::uuid, md5('o' || n % 10000)::uuid, NULL,
        CASE WHEN n > 39990 THEN 'RARE' WHEN n % 20000 < 10000 THEN 'CREDIT' ELSE 'EUR' END,
        0, 0, 0, 'OPEN', 0, now()
      FROM generate_series(20000, 39999) AS n
      """;

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static SqlAccountSearch search;

  @BeforeAll
  static void openAccounts() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    search = new SqlAccountSearch(new Sql(jdbc));
    jdbc.update(ADD_ASSETS);
    jdbc.update(FILL);
    jdbc.execute("VACUUM ANALYZE accounts");
  }

  @AfterAll
  static void close() {
    connection.destroy();
    database.close();
  }

  @Test
  void findsTheAccountsInAnAssetThatFewHold() {
    assertThat(rowsReadFor(new Wanted(null, new AssetCode("RARE")), Slice.first(50), 9))
        .isLessThan(100);
  }

  @Test
  void goesOnFromTheMiddleOfAnAsset() {
    var middle = new AccountId(new UUID(Long.MIN_VALUE, 0));

    assertThat(rowsReadFor(new Wanted(null, new AssetCode("EUR")), Slice.after(middle, 10), 11))
        .isLessThan(100);
    assertThat(rowsReadFor(new Wanted(null, null), Slice.after(middle, 10), 11)).isLessThan(100);
  }

  @Test
  void findsTheAccountsOfAnOwner() {
    var owner =
        Objects.requireNonNull(jdbc.queryForObject("SELECT md5('o7')::uuid::text", String.class));
    var wanted = new OwnerId(UUID.fromString(owner));

    assertThat(rowsReadFor(new Wanted(wanted, null), Slice.first(50), 2)).isLessThan(100);
    assertThat(rowsReadFor(new Wanted(wanted, new AssetCode("EUR")), Slice.first(50), 1))
        .isLessThan(100);
  }

  private static long rowsReadFor(Wanted wanted, Slice<AccountId> slice, int expected) {
    var before = rowsRead();
    assertThat(search.list(wanted, slice)).hasSize(expected);
    return rowsRead() - before;
  }

  /** Entries of indexes count too, since a list may be answered by them alone. */
  private static long rowsRead() {
    jdbc.queryForList("SELECT pg_stat_force_next_flush()");
    jdbc.queryForList("SELECT pg_stat_clear_snapshot()");
    var rows =
        jdbc.queryForObject(
            """
            SELECT t.seq_tup_read + t.idx_tup_fetch
              + (SELECT sum(i.idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid)
            FROM pg_stat_user_tables t
            WHERE t.relname = 'accounts'
            """,
            Long.class);
    return rows == null ? 0 : rows;
  }
}
