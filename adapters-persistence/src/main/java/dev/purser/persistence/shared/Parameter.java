package dev.purser.persistence.shared;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bound parameter of a statement: one value, or one column of many rows as an array, which the
 * statement takes apart with {@code unnest}.
 */
@FunctionalInterface
public interface Parameter {
  void bind(PreparedStatement statement, int index) throws SQLException;

  static Parameter of(@Nullable UUID value) {
    return (statement, index) -> statement.setObject(index, value);
  }

  static Parameter of(@Nullable String value) {
    return (statement, index) -> statement.setString(index, value);
  }

  static Parameter of(long value) {
    return (statement, index) -> statement.setLong(index, value);
  }

  static Parameter of(byte[] value) {
    return (statement, index) -> statement.setBytes(index, value);
  }

  static Parameter of(@Nullable Instant value) {
    return (statement, index) ->
        statement.setObject(
            index, value == null ? null : OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
  }

  static Parameter ofNullable(@Nullable Instant value) {
    return value == null
        ? (statement, index) -> statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE)
        : of(value);
  }

  static <T> Parameter uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
    return array("uuid", rows, column);
  }

  static <T> Parameter texts(Collection<T> rows, Function<T, @Nullable String> column) {
    return array("text", rows, column);
  }

  static <T> Parameter integers(Collection<T> rows, Function<T, @Nullable Integer> column) {
    return array("int4", rows, column);
  }

  static <T> Parameter instants(Collection<T> rows, Function<T, @Nullable Instant> column) {
    return array("timestamptz", rows, column);
  }

  static <T> Parameter booleans(Collection<T> rows, Function<T, Boolean> column) {
    return array("bool", rows, column);
  }

  static <T> Parameter bytes(Collection<T> rows, Function<T, byte[]> column) {
    var values = rows.stream().map(column).toArray(byte[][]::new);
    return (statement, index) ->
        statement.setArray(index, statement.getConnection().createArrayOf("bytea", values));
  }

  static <T> Parameter longs(Collection<T> rows, ToLongFunction<T> column) {
    var values = new Long[rows.size()];
    var i = 0;
    for (var row : rows) {
      values[i++] = column.applyAsLong(row);
    }
    return (statement, index) ->
        statement.setArray(index, statement.getConnection().createArrayOf("int8", values));
  }

  static <T> Parameter longsOrNull(Collection<T> rows, Function<T, @Nullable Long> column) {
    return array("int8", rows, column);
  }

  private static <T> Parameter array(
      String type, Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
    var values = new Object[rows.size()];
    var i = 0;
    for (var row : rows) {
      values[i++] = column.apply(row);
    }
    return (statement, index) ->
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }
}
