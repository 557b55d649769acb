package dev.purser.web.shared.input;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A text that is an id of ours. To clients ids are opaque. */
public record UuidShape() implements TextualShape {
  private static final int LENGTH = 36;

  @Override
  public @Nullable UUID parse(String text, Consumer<String> wrong) {
    var id = parse(text);
    if (id.isEmpty()) {
      wrong.accept("This must be an id as the service gives them.");
    }
    return id.orElse(null);
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return JsonSchema.ID;
  }

  /** The id, unless the text is something else. Stricter than {@link UUID#fromString}. */
  public static Optional<UUID> parse(String text) {
    return isUuid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  private static boolean isUuid(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (var i = 0; i < LENGTH; i++) {
      var c = text.charAt(i);
      var fits = (i == 8 || i == 13 || i == 18 || i == 23) ? c == '-' : isHex(c);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
