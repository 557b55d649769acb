package dev.purser.web.shared.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Any text within its bounds. */
record TextShape(int min, int max, boolean blank, @Nullable Pattern pattern)
    implements TextualShape {
  /** A shape that only lists texts. */
  private static final Pattern CHOICES = Pattern.compile("[\\w-]+(\\|[\\w-]+)+");

  static TextShape of(@Nullable Text text) {
    if (text == null) {
      return new TextShape(0, Integer.MAX_VALUE, true, null);
    }
    var pattern = text.shape().isEmpty() ? null : Pattern.compile(text.shape());
    return new TextShape(text.min(), text.max(), text.blank(), pattern);
  }

  @Override
  public @Nullable String parse(String text, Consumer<String> wrong) {
    var sentence = wrongWith(text);
    if (sentence != null) {
      wrong.accept(sentence);
      return null;
    }
    return text;
  }

  /** Characters are counted a little differently: the schema means code points. */
  @Override
  public Map<String, Object> schema(Schemas schemas) {
    if (pattern != null && CHOICES.matcher(pattern.pattern()).matches()) {
      return JsonSchema.oneOf(List.of(pattern.pattern().split("\\|", -1)));
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put(JsonSchema.TYPE, "string");
    if (min > 0) {
      schema.put("minLength", min);
    }
    if (max < Integer.MAX_VALUE) {
      schema.put("maxLength", max);
    }
    if (pattern != null) {
      schema.put("pattern", "^(?:" + pattern + ")$");
    } else if (!blank) {
      schema.put("pattern", "\\S");
    }
    return schema;
  }

  private @Nullable String wrongWith(String text) {
    if (!WellFormed.isText(text)) {
      return "This must not have NUL or half of a surrogate pair in it.";
    }
    if (text.length() < min || text.length() > max) {
      return min == 0
          ? "This must have at most " + max + " characters."
          : "This must have " + min + " to " + max + " characters.";
    }
    if (!blank && text.isBlank()) {
      return "This must not be blank.";
    }
    if (pattern != null && !pattern.matcher(text).matches()) {
      return "This must match " + pattern + ".";
    }
    return null;
  }
}
