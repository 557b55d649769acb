package dev.purser.web.shared.input;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads the values of one type of a body's field. */
interface Shape {
  /**
   * The value that begins at the parser's current token, which is not {@code null}; or null, with
   * its faults noted. Leaves the parser at the value's last token.
   */
  @Nullable Object read(JsonParser parser, JsonFaults faults);

  /** What it takes, as JSON Schema says it, so that what is documented is what is read. */
  Map<String, Object> schema(Schemas schemas);

  /** What {@code null} stands for; as a rule the same as nothing. */
  default @Nullable Object readNull(JsonParser parser, JsonFaults faults) {
    return null;
  }

  /** Whether {@code null} will do where the field is not required. */
  default boolean allowsNull() {
    return true;
  }
}
