package dev.purser.application.shared.writepath;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How the current state of what an outcome was about is read, within a transaction. */
public record ResourceReader<O>(OutcomeType<O> type, Function<UUID, Optional<O>> find) {}
