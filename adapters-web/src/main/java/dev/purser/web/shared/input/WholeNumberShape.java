package dev.purser.web.shared.input;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * A JSON number without fraction and exponent that fits a {@code long}. Which of those a rule of
 * business allows is not decided here.
 */
record WholeNumberShape() implements Shape {
  @Override
  public @Nullable Long read(JsonParser parser, JsonFaults faults) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      faults.addWrongType(parser, "a whole number");
      return null;
    }
    if (parser.getNumberType() == NumberType.BIG_INTEGER) {
      faults.addHere(parser, "This must be a whole number of at most 64 bits.");
      return null;
    }
    return parser.getLongValue();
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return JsonSchema.WHOLE_NUMBER;
  }
}
