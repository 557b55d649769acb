package dev.purser.application.shared.writepath;

import java.util.HexFormat;

/** The SHA-256 of a request, in hexadecimal: tells whether a key is used for the same one again. */
public record Fingerprint(String hex) {
  private static final int LENGTH = 64;

  /** For calls whose key says everything, so that no two of one key can differ. */
  static final Fingerprint NONE = new Fingerprint("0".repeat(LENGTH));

  public Fingerprint {
    if (hex.length() != LENGTH) {
      throw new IllegalArgumentException("not a SHA-256");
    }
  }

  public static Fingerprint of(byte[] sha256) {
    return new Fingerprint(HexFormat.of().formatHex(sha256));
  }
}
