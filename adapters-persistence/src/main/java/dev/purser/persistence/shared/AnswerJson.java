package dev.purser.persistence.shared;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.purser.application.shared.writepath.IdempotencyRecords.Stored;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  private final ObjectWriter writer;
  private final Map<String, OutcomeReader> readers;

  AnswerJson(Collection<StoredValues> features) {
    var mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .changeDefaultVisibility(v -> v.withIsGetterVisibility(Visibility.NONE))
            .addModules(sharedValues(), RefusalsJson.module())
            .addModules(features.stream().map(StoredValues::module).toList())
            .build();
    this.writer = mapper.writer();
    this.readers =
        features.stream()
            .flatMap(feature -> feature.outcomes().stream())
            .collect(
                Collectors.toMap(
                    OutcomeType::name,
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
      case Stored.Refusals refusals -> RefusalsJson.write(refusals.refusals());
    };
  }

  /** Nothing if the answer is of a version that is not read any more, as if it was forgotten. */
  @Nullable Stored read(String type, int version, String json) {
    if (type.equals(REFUSALS)) {
      return new Stored.Refusals(RefusalsJson.read(json));
    }
    var reader = readers.get(type);
    if (reader == null) {
      throw new IllegalStateException("no reader for stored " + type);
    }
    return reader.type().version() == version
        ? new Stored.Outcome(reader.type(), reader.reader().readValue(json))
        : null;
  }

  private static SimpleModule sharedValues() {
    return new StoredValues("shared")
        .text(Sku.class, Sku::value, Sku::new)
        .text(AssetCode.class, AssetCode::value, AssetCode::new)
        .module();
  }

  private record OutcomeReader(OutcomeType<?> type, ObjectReader reader) {}
}
