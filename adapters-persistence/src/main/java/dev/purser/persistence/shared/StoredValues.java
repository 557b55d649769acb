package dev.purser.persistence.shared;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.writepath.OutcomeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * How a feature's outcomes are stored: which types of outcome it has, and which of its value types
 * are a mere text in JSON. Each feature contributes one.
 */
public final class StoredValues {
  private final SimpleModule module;
  private final List<OutcomeType<?>> outcomes;

  public StoredValues(String feature, OutcomeType<?>... outcomes) {
    this.module = new SimpleModule(feature);
    this.outcomes = List.of(outcomes);
  }

  /** Stores the values of a type as a text. */
  @CanIgnoreReturnValue
  public <T> StoredValues text(Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new TextSerializer<>(write));
    module.addDeserializer(type, new TextDeserializer<>(read));
    return this;
  }

  /** Stores the values of a type as the text of a UUID. */
  @CanIgnoreReturnValue
  public <T> StoredValues uuid(Class<T> type, Function<T, UUID> write, Function<UUID, T> read) {
    return text(
        type, value -> write.apply(value).toString(), text -> read.apply(UUID.fromString(text)));
  }

  /** Stores the values of a sealed family with the name of their case, which outlives its class. */
  @CanIgnoreReturnValue
  public <T> StoredValues cases(Class<T> family, Map<String, Class<? extends T>> byName) {
    module.setMixInAnnotation(family, NamedCase.class);
    byName.forEach((name, type) -> module.registerSubtypes(new NamedType(type, name)));
    return this;
  }

  SimpleModule module() {
    return module;
  }

  List<OutcomeType<?>> outcomes() {
    return outcomes;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "case")
  private interface NamedCase {}

  private static final class TextSerializer<T> extends ValueSerializer<T> {
    private final Function<T, String> write;

    TextSerializer(Function<T, String> write) {
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString(write.apply(value));
    }
  }

  private static final class TextDeserializer<T> extends ValueDeserializer<T> {
    private final Function<String, T> read;

    TextDeserializer(Function<String, T> read) {
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      return read.apply(json.getString());
    }
  }
}
