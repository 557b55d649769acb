package dev.purser.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What the demonstration shop's people sign in with. It is drawn when the shop is filled and kept
 * beside the database, so that every start can print a way in.
 */
final class DemoPassword {
  private static final String FILE = "demo-password";
  private static final int BYTES = 12;

  private final PrivateFile file;

  DemoPassword(Path folder) {
    this.file = new PrivateFile(folder.resolve(FILE));
  }

  /** Nothing where no shop was filled from this folder. */
  Optional<String> kept() {
    return file.exists() ? Optional.of(text(file.read())) : Optional.empty();
  }

  String keptOrDrawn() {
    return text(file.readOrMake(DemoPassword::draw));
  }

  private static byte[] draw() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encode(bytes);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.US_ASCII);
  }
}
