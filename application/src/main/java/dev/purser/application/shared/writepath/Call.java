package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Actor;

/**
 * One call of an operation that moves value: who calls, under which key, for which request.
 *
 * @param key the client's key, 16 to 255 printable ASCII characters
 */
public record Call(Actor actor, String key, Fingerprint fingerprint) {
  public static final int MIN_KEY = 16;
  public static final int MAX_KEY = 255;

  public Call {
    if (key.length() < MIN_KEY || key.length() > MAX_KEY) {
      throw new IllegalArgumentException("a key has 16 to 255 characters");
    }
  }

  /**
   * A call that the service makes by itself, of its own accord or for somebody who asked for it
   * before. Its key says everything that is asked for.
   */
  public static Call ofService(Actor actor, String key) {
    return new Call(actor, key, Fingerprint.NONE);
  }
}
