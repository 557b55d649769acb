package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.Backfills;
import dev.purser.application.shared.schema.MigrationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the statements in {@code db/backfill}: each changes the page of {@code :size} rows after the
 * key {@code :after} (a text, NULL for the first page), and tells in one row the {@code last} key
 * of that page, NULL when it was empty, and how many {@code rows} it had.
 */
final class SqlBackfills implements Backfills {
  private static final String FOLDER = "db/backfill/";
  private static final String NAME = "[a-z0-9-]{1,100}";

  private static final String BEGIN =
      """
      INSERT INTO backfills (name, rows, changed_at)
      VALUES (:name, 0, clock_timestamp())
      ON CONFLICT (name) DO NOTHING
      """;

  /** Whoever else runs it holds the row until their page is committed. */
  private static final String LOCK =
      """
      SELECT name, last_key, rows, changed_at, ended_at
      FROM backfills
      WHERE name = :name
      FOR NO KEY UPDATE
      """;

  private static final String MOVE_ON =
      """
      UPDATE backfills
      SET last_key = :last, rows = rows + :rows, changed_at = clock_timestamp()
      WHERE name = :name
      RETURNING name, last_key, rows, changed_at, ended_at
      """;

  private static final String END =
      """
      UPDATE backfills
      SET changed_at = clock_timestamp(), ended_at = clock_timestamp()
      WHERE name = :name
      RETURNING name, last_key, rows, changed_at, ended_at
      """;

  private final NamedParameterJdbcTemplate jdbc;
  private final TransactionTemplate transactions;

  SqlBackfills(DataSource database) {
    this.jdbc = new NamedParameterJdbcTemplate(database);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
  }

  private record Place(Progress progress, @Nullable String lastKey) {}

  private record Page(@Nullable String last, long rows) {}

  @Override
  public Progress run(String name, Throttle throttle, Consumer<Progress> each) {
    var statement = statement(name);
    jdbc.update(BEGIN, Map.of("name", name));
    while (true) {
      var progress = page(name, statement, throttle);
      if (progress.endedAt().isPresent()) {
        return progress;
      }
      each.accept(progress);
      rest(throttle);
    }
  }

  /** Two that run the same one take turns, page by page. */
  private Progress page(String name, String statement, Throttle throttle) {
    var progress =
        transactions.execute(_ -> {
          var place = one(LOCK, Map.of("name", name), SqlBackfills::place);
          return place.progress().endedAt().isPresent()
              ? place.progress()
              : pageAfter(place, statement, throttle);
        });
    if (progress == null) {
      throw new IllegalStateException("a transaction gave nothing");
    }
    return progress;
  }

  private Progress pageAfter(Place place, String statement, Throttle throttle) {
    var name = place.progress().name();
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("after", place.lastKey());
    parameters.put("size", throttle.rows());
    var page = one(statement, parameters, SqlBackfills::page);
    return page.last() == null
        ? one(END, Map.of("name", name), SqlBackfills::place).progress()
        : one(
                MOVE_ON,
                Map.of("name", name, "last", page.last(), "rows", page.rows()),
                SqlBackfills::place)
            .progress();
  }

  private <T> T one(
      String sql, Map<String, ? extends @Nullable Object> parameters, Reader<T> reader) {
    var found = jdbc.query(sql, parameters, (row, _) -> reader.read(row));
    if (found.size() != 1) {
      throw new MigrationException(
          "A backfill's statement tells its page in one row, not in %d.".formatted(found.size()));
    }
    return found.getFirst();
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        new Progress(
            row.getString("name"),
            row.getLong("rows"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            instant(row.getObject("ended_at", OffsetDateTime.class))),
        row.getString("last_key"));
  }

  private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }

  private static Page page(ResultSet row) throws SQLException {
    return new Page(row.getString("last"), row.getLong("rows"));
  }

  private static String statement(String name) {
    var file = new ClassPathResource(FOLDER + name + ".sql");
    if (!name.matches(NAME) || !file.exists()) {
      throw new MigrationException("There is no backfill " + name + " in " + FOLDER + ".");
    }
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The backfill " + name + " cannot be read.", unreadable);
    }
  }

  private static void rest(Throttle throttle) {
    try {
      Thread.sleep(throttle.pause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new MigrationException("The backfill was interrupted; run it again to go on.", stop);
    }
  }
}
