package dev.purser.application.shared.writepath;

import java.util.Optional;
import java.util.UUID;

/** Reads what an outcome that is no longer kept has become since. */
@FunctionalInterface
public interface CurrentResources {
  <O> Optional<O> find(OutcomeType<O> type, UUID resource);
}
