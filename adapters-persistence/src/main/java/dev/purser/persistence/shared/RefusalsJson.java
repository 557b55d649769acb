package dev.purser.persistence.shared;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Keeps refusals as they were told: what was said, not the rule that said it. */
public final class RefusalsJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final TypeReference<List<StoredRefusal>> LIST = new TypeReference<>() {};

  private RefusalsJson() {}

  public static String write(List<LocatedRefusal> refusals) {
    return MAPPER.writeValueAsString(refusals.stream().map(StoredRefusal::of).toList());
  }

  public static List<LocatedRefusal> read(String json) {
    return MAPPER.readValue(json, LIST).stream().map(StoredRefusal::located).toList();
  }

  /** For outcomes that tell of refusals. */
  static SimpleModule module() {
    return new SimpleModule("refusals")
        .addSerializer(LocatedRefusal.class, new Serializer())
        .addDeserializer(LocatedRefusal.class, new Deserializer());
  }

  private record StoredRefusal(
      String subject, String code, String explanation, Map<String, Object> byName) {

    static StoredRefusal of(LocatedRefusal located) {
      var refusal = located.refusal();
      return new StoredRefusal(
          located.subject(), refusal.code(), refusal.explanation(), refusal.figures().byName());
    }

    LocatedRefusal located() {
      return new LocatedRefusal(subject, new Repeated(code, explanation, new Figures(byName)));
    }
  }

  private record Repeated(String code, String explanation, Figures figures) implements Refusal {}

  private static final class Serializer extends ValueSerializer<LocatedRefusal> {
    @Override
    public void serialize(LocatedRefusal value, JsonGenerator json, SerializationContext context) {
      context.writeValue(json, StoredRefusal.of(value));
    }
  }

  private static final class Deserializer extends ValueDeserializer<LocatedRefusal> {
    @Override
    public LocatedRefusal deserialize(JsonParser json, DeserializationContext context) {
      return context.readValue(json, StoredRefusal.class).located();
    }
  }
}
