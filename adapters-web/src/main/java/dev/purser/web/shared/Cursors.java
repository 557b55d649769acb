package dev.purser.web.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals positions in lists, so that clients cannot make up their own or carry one over to another
 * list. A cursor is the position and a signature of it together with the list that it is of.
 */
@Component
final class Cursors {
  static final int MAX_LENGTH = 2048;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;

  private final SecretKeySpec key;

  Cursors(CursorKey key) {
    this.key = new SecretKeySpec(key.secret(), ALGORITHM);
  }

  String seal(String list, String position) {
    var content = position.getBytes(StandardCharsets.UTF_8);
    var sealed = Arrays.copyOf(content, content.length + SIGNATURE_BYTES);
    System.arraycopy(sign(list, content), 0, sealed, content.length, SIGNATURE_BYTES);
    var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    if (cursor.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a position of " + content.length + " bytes is too long");
    }
    return cursor;
  }

  /** The position; nothing when the cursor is not one of ours for this list. */
  Optional<String> open(String list, String cursor) {
    var sealed = decode(cursor);
    if (sealed.length <= SIGNATURE_BYTES) {
      return Optional.empty();
    }
    var content = Arrays.copyOf(sealed, sealed.length - SIGNATURE_BYTES);
    var signature = Arrays.copyOfRange(sealed, content.length, sealed.length);
    return MessageDigest.isEqual(signature, sign(list, content))
        ? Optional.of(new String(content, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private byte[] sign(String list, byte[] position) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(list.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(position), SIGNATURE_BYTES);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static byte[] decode(String cursor) {
    try {
      return cursor.length() > MAX_LENGTH ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
