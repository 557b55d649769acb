package dev.purser.configuration;

/**
 * A database URL that cannot be used. Its message is one sentence for the operator and never
 * repeats a password.
 */
public final class InvalidDatabaseUrlException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  InvalidDatabaseUrlException(String sentence) {
    super(sentence);
  }
}
