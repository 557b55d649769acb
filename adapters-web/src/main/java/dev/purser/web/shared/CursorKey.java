package dev.purser.web.shared;

/**
 * The secret that cursors are signed with. All instances of a service have the same, so that each
 * continues the lists of the others; a new one makes clients start their lists again.
 */
public record CursorKey(byte[] secret) {
  public static final int MIN_BYTES = 32;

  public CursorKey {
    if (secret.length < MIN_BYTES) {
      throw new IllegalArgumentException("a cursor key has at least " + MIN_BYTES + " bytes");
    }
    secret = secret.clone();
  }

  @Override
  public byte[] secret() {
    return secret.clone();
  }

  @Override
  public String toString() {
    return "CursorKey[hidden]";
  }
}
