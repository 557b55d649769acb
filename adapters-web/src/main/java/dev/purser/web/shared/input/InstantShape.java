package dev.purser.web.shared.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An instant as RFC 3339 writes it, with an offset; cut to microseconds, as instants are kept. */
record InstantShape() implements TextualShape {
  /** From when to when the database keeps instants that are told without surprises. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

  @Override
  public @Nullable Instant parse(String text, Consumer<String> wrong) {
    try {
      var instant = OffsetDateTime.parse(text).toInstant();
      if (!instant.isBefore(EARLIEST) && instant.isBefore(TOO_LATE)) {
        return instant.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException notAnInstant) {
      // It is told below, like an instant that is out of range.
    }
    wrong.accept("This must be an instant such as 2026-11-20T12:00:00Z.");
    return null;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return Map.of(JsonSchema.TYPE, "string", "format", "date-time");
  }
}
