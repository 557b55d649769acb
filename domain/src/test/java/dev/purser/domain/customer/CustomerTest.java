package dev.purser.domain.customer;

import static dev.purser.domain.customer.CustomerBuilder.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CustomerTest {

  @Test
  void hasNameOfUpToTwoHundredCharacters() {
    assertThat(aCustomer().called("n".repeat(200)).build().name()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aCustomer().called("n".repeat(201)).build());
    assertThatIllegalArgumentException().isThrownBy(() -> aCustomer().called(" ").build());
  }

  @Test
  void showsNoPasswordHash() {
    assertThat(new PasswordHash("secret")).asString().doesNotContain("secret");
  }
}
