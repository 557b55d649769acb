package dev.purser.application.shared.writepath;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

final class ReadersByType implements CurrentResources {
  private final Map<OutcomeType<?>, ResourceReader<?>> readers;

  ReadersByType(Collection<ResourceReader<?>> readers) {
    this.readers =
        readers.stream().collect(Collectors.toMap(ResourceReader::type, Function.identity()));
  }

  @Override
  public <O> Optional<O> find(OutcomeType<O> type, UUID resource) {
    var reader = readers.get(type);
    if (reader == null) {
      throw new IllegalStateException("nothing reads a current " + type.name());
    }
    return reader.find().apply(resource).map(type.type()::cast);
  }
}
