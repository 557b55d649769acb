package dev.purser.web.shared.input;

import dev.purser.application.shared.Change;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * A field of a merge patch (RFC 7396): given, it changes; absent, it keeps what it has.
 *
 * @param clearable whether {@code null} is a value like another, or a fault
 */
record ChangeShape(Shape value, boolean clearable) implements Shape {
  static final Change<?> ABSENT = Change.keep();

  @Override
  public @Nullable Object read(JsonParser parser, JsonFaults faults) {
    var read = value.read(parser, faults);
    return read == null ? null : Change.to(read);
  }

  @Override
  public @Nullable Object readNull(JsonParser parser, JsonFaults faults) {
    if (!clearable) {
      faults.addHere(parser, ListShape.NULL);
      return null;
    }
    return Change.<@Nullable Object>to(null);
  }

  @Override
  public boolean allowsNull() {
    return clearable;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return value.schema(schemas);
  }
}
