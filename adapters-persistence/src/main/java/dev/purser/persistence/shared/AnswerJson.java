package dev.purser.persistence.shared;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.purser.application.shared.writepath.IdempotencyRecords.Stored;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes and reads the answers that are kept under keys, by the name and version of their type. */
final class AnswerJson {
  /** The name under which refusals are kept, whatever the command. */
  static final String REFUSALS = "refusals";

  static final int REFUSALS_VERSION = 1;

  private static final TypeReference<List<StoredRefusal>> REFUSAL_LIST = new TypeReference<>() {};

  private final ObjectWriter writer;
  private final ObjectReader refusalReader;
  private final Map<String, OutcomeReader> readers;

  AnswerJson(Collection<StoredValues> features) {
    var mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .changeDefaultVisibility(v -> v.withIsGetterVisibility(Visibility.NONE))
            .addModule(sharedValues())
            .addModules(features.stream().map(StoredValues::module).toList())
            .build();
    this.writer = mapper.writer();
    this.refusalReader = mapper.readerFor(REFUSAL_LIST);
    this.readers =
        features.stream()
            .flatMap(feature -> feature.outcomes().stream())
            .collect(
                Collectors.toMap(
                    type -> versioned(type.name(), type.version()),
                    type -> new OutcomeReader(type, mapper.readerFor(type.type()))));
  }

  String type(Stored answer) {
    return switch (answer) {
      case Stored.Outcome outcome -> outcome.type().name();
      case Stored.Refusals _ -> REFUSALS;
    };
  }

  int version(Stored answer) {
    return switch (answer) {
      case Stored.Outcome outcome -> outcome.type().version();
      case Stored.Refusals _ -> REFUSALS_VERSION;
    };
  }

  String write(Stored answer) {
    return switch (answer) {
      case Stored.Outcome outcome -> writer.writeValueAsString(outcome.value());
      case Stored.Refusals refusals ->
          writer.writeValueAsString(refusals.refusals().stream().map(StoredRefusal::of).toList());
    };
  }

  Stored read(String type, int version, String json) {
    if (type.equals(REFUSALS)) {
      List<StoredRefusal> stored = refusalReader.readValue(json);
      return new Stored.Refusals(stored.stream().map(StoredRefusal::located).toList());
    }
    var reader = readers.get(versioned(type, version));
    if (reader == null) {
      throw new IllegalStateException("no reader for stored " + versioned(type, version));
    }
    return new Stored.Outcome(reader.type(), reader.reader().readValue(json));
  }

  private static String versioned(String name, int version) {
    return name + "/" + version;
  }

  private static SimpleModule sharedValues() {
    return new StoredValues("shared")
        .text(Sku.class, Sku::value, Sku::new)
        .text(AssetCode.class, AssetCode::value, AssetCode::new)
        .module();
  }

  private record OutcomeReader(OutcomeType<?> type, ObjectReader reader) {}

  /** A refusal as it is kept and given again: what was said, not the rule that said it. */
  record StoredRefusal(
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
}
