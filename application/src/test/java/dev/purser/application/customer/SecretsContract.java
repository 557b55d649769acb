package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import org.junit.jupiter.api.Test;

/** Secrets differ, and are known again by their hashes. */
public abstract class SecretsContract extends PortsContract {

  @Test
  void drawsAnotherSecretEachTime() {
    assertThat(secrets().draw()).isNotEqualTo(secrets().draw()).matches("[A-Za-z0-9_-]{40,}");
  }

  @Test
  void hashesTheSameSecretAlikeAndAnotherOtherwise() {
    var secret = secrets().draw();

    assertThat(secrets().hash(secret)).isEqualTo(secrets().hash(secret));
    assertThat(secrets().hash(secret)).isNotEqualTo(secrets().hash(secrets().draw()));
    assertThat(secrets().hash(secret).hex()).doesNotContain(secret);
  }

  private Secrets secrets() {
    return ports().customer().secrets();
  }
}
