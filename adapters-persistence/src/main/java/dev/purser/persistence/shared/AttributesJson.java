package dev.purser.persistence.shared;

import dev.purser.domain.shared.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps attributes as the JSON object that they are, and other texts by name like them; none of
 * them as null.
 */
public final class AttributesJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final TypeReference<Map<String, @Nullable Object>> ENTRIES =
      new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private AttributesJson() {}

  public static @Nullable String write(Attributes attributes) {
    return writeEntries(attributes.entries());
  }

  public static Attributes read(@Nullable String json) {
    return json == null ? Attributes.NONE : new Attributes(MAPPER.readValue(json, ENTRIES));
  }

  public static @Nullable String writeTexts(Map<String, String> texts) {
    return writeEntries(texts);
  }

  public static Map<String, String> readTexts(@Nullable String json) {
    return json == null ? Map.of() : MAPPER.readValue(json, TEXTS);
  }

  private static @Nullable String writeEntries(Map<String, ?> entries) {
    return entries.isEmpty() ? null : MAPPER.writeValueAsString(entries);
  }
}
