package dev.purser.backup;

import org.jspecify.annotations.Nullable;

/** A backup could not be taken or restored; the message is a sentence for the operator. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupException(String sentence) {
    this(sentence, null);
  }

  BackupException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
