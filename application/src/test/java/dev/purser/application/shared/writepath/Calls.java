package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Actor;
import dev.purser.domain.shared.FreshIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Calls with keys of their own, or with a given one. */
public final class Calls {
  private Calls() {}

  public static Call aCall() {
    return aCall("key-" + FreshIds.next());
  }

  public static Call aCall(String key) {
    return aCall(key, "a request");
  }

  /** A call whose fingerprint tells the request. */
  public static Call aCall(String key, String request) {
    return new Call(Actor.SYSTEM, key, fingerprint(request));
  }

  public static Fingerprint fingerprint(String request) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return Fingerprint.of(sha256.digest(request.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
