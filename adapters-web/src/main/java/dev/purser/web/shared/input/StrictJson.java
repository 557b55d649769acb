package dev.purser.web.shared.input;

import dev.purser.application.shared.Actor;
import dev.purser.web.shared.problem.Faults;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads bodies of one type. The record is read in one walk over the tokens, which notes every fault
 * on the way, so that a client corrects its request once. Data binding stops at the first fault and
 * forgives too much (a second value of a field, {@code "7"} or {@code 7.0} for 7), so it is not
 * used.
 */
public final class StrictJson<T extends Record> {
  /** How deep objects and arrays stand within each other. */
  public static final int MAX_NESTING = 32;

  private static final int MAX_NAME_LENGTH = 256;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .build())
          // Virtual threads come and go, so buffers are not kept with them.
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .build();

  private final Class<T> type;
  private final RecordShape shape;

  public StrictJson(Class<T> type) {
    this.type = type;
    this.shape = Shapes.of(type);
  }

  /** What it takes, as JSON Schema says it. */
  public Map<String, Object> schema(Schemas schemas) {
    return shape.schema(schemas);
  }

  /** The body; or nothing, with its faults noted. No bytes are read as an empty object. */
  public Optional<T> read(byte[] body, Faults faults) {
    return read(body, Actor.ANONYMOUS, faults);
  }

  /** The same for a body that differs by who sends it. */
  public Optional<T> read(byte[] body, Actor actor, Faults faults) {
    var noted = new JsonFaults(faults, actor);
    var read = walk(body, noted);
    return noted.none() ? Optional.ofNullable(read).map(type::cast) : Optional.empty();
  }

  private @Nullable Object walk(byte[] body, JsonFaults faults) {
    if (!WellFormed.isUtf8(body)) {
      faults.add("", "The body must be UTF-8 without NUL.");
      return null;
    }
    var json = body.length == 0 && shape.allowsNothing() ? new byte[] {'{', '}'} : body;
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return walk(parser, faults);
    }
  }

  private @Nullable Object walk(JsonParser parser, JsonFaults faults) {
    try {
      if (parser.nextToken() == null) {
        faults.add("", "The body must be a JSON object, and there is none.");
        return null;
      }
      var read = shape.read(parser, faults);
      if (parser.nextToken() != null) {
        faults.add("", "The body must be one JSON object, and there is more.");
      }
      return read;
    } catch (StreamConstraintsException tooMuch) {
      faults.addHere(
          parser,
          "This nests deeper than " + MAX_NESTING + " levels, or a name or number is too long.");
    } catch (JacksonException unreadable) {
      var location = unreadable.getLocation();
      faults.add(
          "",
          "The body is not JSON at line "
              + location.getLineNr()
              + ", column "
              + location.getColumnNr()
              + ".");
    }
    return null;
  }
}
