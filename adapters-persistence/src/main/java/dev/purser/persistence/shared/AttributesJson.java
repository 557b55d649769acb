package dev.purser.persistence.shared;

import dev.purser.domain.shared.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps attributes as a JSON object of texts; none of them as null. */
public final class AttributesJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> ENTRIES = new TypeReference<>() {};

  private AttributesJson() {}

  public static @Nullable String write(Attributes attributes) {
    return attributes.entries().isEmpty() ? null : MAPPER.writeValueAsString(attributes.entries());
  }

  public static Attributes read(@Nullable String json) {
    return json == null ? Attributes.NONE : new Attributes(MAPPER.readValue(json, ENTRIES));
  }
}
