package dev.purser.wiring;

import dev.purser.domain.customer.PasswordPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The passwords that are tried first: a file with one on each line. */
public final class CommonPasswords {
  private static final String FILE = "common-passwords.txt";

  /** More would be another file than ours. */
  private static final int MAX_LINES = 100_000;

  private static final String REMARK = "#";

  private CommonPasswords() {}

  /** The policy that refuses them. */
  public static PasswordPolicy policy() {
    var file = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE);
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return new PasswordPolicy(
          lines.lines().limit(MAX_LINES).filter(line -> !line.startsWith(REMARK)).toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
