package dev.purser.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.customer.CustomerRefusal.PasswordTooWeak;
import dev.purser.domain.customer.CustomerRefusal.PasswordTooWeak.Weakness;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
  private static final EmailAddress EMAIL = new EmailAddress("Ada.Lovelace@Example.org");

  private final PasswordPolicy policy =
      new PasswordPolicy(List.of("Password", "12345678", "iloveyou"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PassWord",
        "password1",
        "Password2026",
        "password!!",
        "iloveyou.99",
        "12345678",
        " password "
      })
  void refusesWhatManyPeopleHave(String password) {
    assertThat(policy.judge(password, EMAIL, "Ada")).contains(new PasswordTooWeak(Weakness.COMMON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada.lovelace@example.org",
        "ADA.LOVELACE",
        "ada.lovelace1",
        "Countess of L",
        "countess of l7!"
      })
  void refusesWhatThePersonIsCalled(String password) {
    assertThat(policy.judge(password, EMAIL, "Countess of L"))
        .contains(new PasswordTooWeak(Weakness.PERSONAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse",
        "password of the cook",
        "password84619372",
        "87654321",
        "lovelace",
        "Grüße aus 茶"
      })
  void takesEverythingElse(String password) {
    assertThat(policy.judge(password, EMAIL, "Countess of L")).isEmpty();
  }
}
