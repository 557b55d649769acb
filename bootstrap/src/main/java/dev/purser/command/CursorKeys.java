package dev.purser.command;

import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.web.shared.CursorKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Where the key comes from that list cursors are signed with. */
final class CursorKeys {
  private static final String FILE = "cursor-key";

  private CursorKeys() {}

  /** The one that is set, else the one in the folder, drawn on the first start. */
  static CursorKey keptIn(Path folder, Settings settings) {
    return settings
        .text(Setting.PURSER_CURSOR_SECRET)
        .map(CursorKeys::of)
        .orElseGet(() -> kept(folder));
  }

  /** The one that is set, else one that lasts as long as the process. */
  static CursorKey setOrDrawn(Settings settings) {
    return settings
        .text(Setting.PURSER_CURSOR_SECRET)
        .map(CursorKeys::of)
        .orElseGet(() -> new CursorKey(draw()));
  }

  private static CursorKey of(String secret) {
    return new CursorKey(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static CursorKey kept(Path folder) {
    return new CursorKey(new PrivateFile(folder.resolve(FILE)).readOrMake(CursorKeys::draw));
  }

  private static byte[] draw() {
    var secret = new byte[CursorKey.MIN_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
