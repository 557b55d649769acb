package dev.purser.application.shared.schema;

import org.jspecify.annotations.Nullable;

/** A migration cannot be made; the message says why, what is done, and what would help. */
public final class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MigrationException(String sentence) {
    this(sentence, null);
  }

  public MigrationException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
