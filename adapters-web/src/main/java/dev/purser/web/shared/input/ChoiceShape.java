package dev.purser.web.shared.input;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A text that is the name of a constant. */
record ChoiceShape(Map<String, Object> byName) implements TextualShape {
  static ChoiceShape of(Class<?> type) {
    var byName = new LinkedHashMap<String, Object>();
    Arrays.stream(type.getEnumConstants()).forEach(c -> byName.put(wireName(c), c));
    return new ChoiceShape(byName);
  }

  private static String wireName(Object constant) {
    return constant instanceof Named named ? named.wireName() : ((Enum<?>) constant).name();
  }

  @Override
  public @Nullable Object parse(String text, Consumer<String> wrong) {
    var choice = byName.get(text);
    if (choice == null) {
      wrong.accept("This must be one of " + String.join(", ", byName.keySet()) + ".");
    }
    return choice;
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return JsonSchema.oneOf(byName.keySet());
  }
}
