package dev.purser.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot be used; the message is one sentence for who started it. */
public final class EmbeddedDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  EmbeddedDatabaseException(String sentence) {
    this(sentence, null);
  }

  EmbeddedDatabaseException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
