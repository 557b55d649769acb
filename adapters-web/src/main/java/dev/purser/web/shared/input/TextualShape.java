package dev.purser.web.shared.input;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A value that is a text on the wire: a JSON string, or a parameter. */
interface TextualShape extends Shape {
  /** What the text stands for; or null, having said what is wrong with it. */
  @Nullable Object parse(String text, Consumer<String> wrong);

  @Override
  default @Nullable Object read(JsonParser parser, JsonFaults faults) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      faults.addWrongType(parser, "a string");
      return null;
    }
    return parse(parser.getString(), wrong -> faults.addHere(parser, wrong));
  }
}
