package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import org.junit.jupiter.api.Test;

/** Passwords cannot be told from what is kept of them. */
public abstract class PasswordsContract extends PortsContract {
  private static final String PASSWORD = "correct horse 茶 battery";

  @Test
  void hidePassword() {
    assertThat(ports().passwords().hash(PASSWORD).encoded()).doesNotContain("horse", "battery");
  }

  @Test
  void giveSamePasswordTwoHashes() {
    var passwords = ports().passwords();

    assertThat(passwords.hash(PASSWORD)).isNotEqualTo(passwords.hash(PASSWORD));
  }

  @Test
  void knowPasswordAgainByItsHash() {
    var passwords = ports().passwords();
    var hash = passwords.hash(PASSWORD);

    assertThat(passwords.matches(PASSWORD, hash)).isTrue();
    assertThat(passwords.matches(PASSWORD + " ", hash)).isFalse();
    assertThat(passwords.matches("", hash)).isFalse();
  }

  @Test
  void neverMatchWhereThereIsNoHash() {
    assertThat(ports().passwords().matches(PASSWORD, null)).isFalse();
    assertThat(ports().passwords().matches("nobody's password", null)).isFalse();
  }

  @Test
  void hashPasswordsOfEveryLength() {
    var longest = "x".repeat(SignUp.MAX_PASSWORD);

    assertThat(ports().passwords().hash(longest).encoded()).isNotBlank();
  }
}
