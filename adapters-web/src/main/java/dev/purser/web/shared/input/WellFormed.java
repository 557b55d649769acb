package dev.purser.web.shared.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Which bytes and texts no client may send, since not everybody who stores them can. */
public final class WellFormed {
  private WellFormed() {}

  /** Whether the bytes are UTF-8 without NUL; a plain loop, because most bodies are ASCII. */
  static boolean isUtf8(byte[] bytes) {
    var all = 0;
    for (var b : bytes) {
      if (b == 0) {
        return false;
      }
      all |= b;
    }
    return all >= 0 || decodes(bytes);
  }

  /**
   * Whether the text has neither NUL nor half of a surrogate pair, which escapes can smuggle in.
   */
  public static boolean isText(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!isPairAt(text, i)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static boolean isPairAt(CharSequence text, int index) {
    return index + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
  }

  private static boolean decodes(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).limit() >= 0;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
