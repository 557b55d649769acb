package dev.purser.application.shared.writepath;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Reads what an outcome that is no longer kept has become since. */
public interface CurrentResources {
  <O> Optional<O> find(OutcomeType<O> type, UUID resource);

  /** Reads with what the features know. */
  static CurrentResources of(Collection<ResourceReader<?>> readers) {
    return new ReadersByType(readers);
  }
}
