package dev.purser.configuration;

/** A setting cannot be used; the message is a sentence that says why and what would be right. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message);
  }
}
