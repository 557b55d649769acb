package dev.purser.persistence.shared;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A span for each statement and each commit of a connection, within whatever its thread is in the
 * midst of. Their text is noted, which has places for values and not the values.
 */
final class StatementSpans {
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
  private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
  private static final AttributeKey<String> STATE =
      AttributeKey.stringKey("db.response.status_code");

  private final Tracer tracer;

  StatementSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The same connection, whose statements are traced. */
  Connection of(Connection connection) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          if (method.getName().equals("commit")) {
            return traced("COMMIT", null, connection, method, arguments);
          }
          var result = call(connection, method, arguments);
          return result instanceof PreparedStatement statement && arguments != null
              ? of(statement, String.valueOf(arguments[0]).strip())
              : result;
        });
  }

  private PreparedStatement of(PreparedStatement statement, String text) {
    var operation = text.split("\\s", 2)[0];
    return proxy(
        PreparedStatement.class,
        (_, method, arguments) ->
            method.getName().startsWith("execute")
                ? traced(operation, text, statement, method, arguments)
                : call(statement, method, arguments));
  }

  private @Nullable Object traced(
      String operation,
      @Nullable String text,
      Object target,
      Method method,
      @Nullable Object @Nullable [] arguments)
      throws Throwable {
    var span =
        tracer
            .spanBuilder(operation)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(SYSTEM, "postgresql")
            .setAttribute(OPERATION, operation)
            .startSpan();
    if (text != null) {
      span.setAttribute(TEXT, text);
    }
    try {
      return call(target, method, arguments);
    } catch (SQLException failed) {
      fail(span, failed);
      throw failed;
    } finally {
      span.end();
    }
  }

  private static void fail(Span span, SQLException failure) {
    span.setStatus(StatusCode.ERROR);
    var state = failure.getSQLState();
    if (state != null) {
      span.setAttribute(STATE, state);
    }
  }

  private static @Nullable Object call(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
