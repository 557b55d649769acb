package dev.purser.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.application.shared.Reply;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.EmailAddress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstAdminTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  /** Another instance is always quicker, where there is no administrator yet. */
  private record Instance(boolean isWanted, List<String> passwords) implements AppointFirstAdmin {
    @Override
    public Optional<Reply<Customer>> appoint(EmailAddress email, String password) {
      passwords.add(password);
      return Optional.empty();
    }
  }

  @Test
  void isGivenADrawnPasswordOnlyWhereTheLogIsForReading() {
    var instance = new Instance(true, new ArrayList<>());

    FirstAdmin.setOrDrawn(logging("text")).appoint(instance, out);
    FirstAdmin.setOrDrawn(new Settings(Map.of())).appoint(instance, out);

    assertThat(instance.passwords).hasSize(2).doesNotHaveDuplicates();
    var collected = FirstAdmin.setOrDrawn(logging("ecs"));
    assertThatThrownBy(() -> collected.appoint(instance, out))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("PURSER_ADMIN_PASSWORD_FILE");
    assertThat(instance.passwords).hasSize(2);
    assertThat(printed.size()).isZero();
  }

  @Test
  void needsNoPasswordOnceThereIsAnAdministrator() {
    var instance = new Instance(false, new ArrayList<>());

    FirstAdmin.set(logging("ecs")).appoint(instance, out);
    FirstAdmin.setOrDrawn(logging("text")).appoint(instance, out);

    assertThat(instance.passwords).isEmpty();
    assertThat(printed.size()).isZero();
  }

  private static Settings logging(String format) {
    return new Settings(Map.of("PURSER_LOG_FORMAT", format));
  }
}
