package dev.purser.command;

import static dev.purser.configuration.Setting.PURSER_ADMIN_EMAIL;
import static dev.purser.configuration.Setting.PURSER_ADMIN_PASSWORD;
import static dev.purser.configuration.Setting.PURSER_ADMIN_PASSWORD_FILE;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.application.shared.Reply;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.PasswordFile;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Refusal;
import dev.purser.wiring.CommonPasswords;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first administrator: whom the settings name, with the password that they set, or one that is
 * drawn and printed once. Nobody has a password that others know from the documentation.
 */
final class FirstAdmin {
  private static final int DRAWN_BYTES = 18;

  private final EmailAddress email;
  private final Password password;

  private FirstAdmin(EmailAddress email, Password password) {
    this.email = email;
    this.password = password;
  }

  /**
   * A password and where it is from.
   *
   * @param setting nothing if it was drawn
   */
  private record Password(String text, @Nullable Setting setting) {}

  /** As the settings have them, looked at before anything starts. */
  static FirstAdmin of(Settings settings) {
    return new FirstAdmin(
        new EmailAddress(settings.text(PURSER_ADMIN_EMAIL).orElseThrow()),
        passwordIn(settings).orElseGet(() -> new Password(draw(), null)));
  }

  /**
   * Does nothing if what is set will do.
   *
   * @throws InvalidSettingException if it will not, whoever is administrator by now
   */
  static void requireUsable(Settings settings) {
    var email = new EmailAddress(settings.text(PURSER_ADMIN_EMAIL).orElseThrow());
    passwordIn(settings)
        .ifPresent(password ->
            CommonPasswords.policy()
                .judge(password.text, email, AppointFirstAdmin.NAME)
                .ifPresent(weak -> {
                  throw refused(weak, password);
                }));
  }

  private static Optional<Password> passwordIn(Settings settings) {
    var itself =
        settings
            .text(PURSER_ADMIN_PASSWORD)
            .map(password -> new Password(password, PURSER_ADMIN_PASSWORD));
    var inFile = settings.text(PURSER_ADMIN_PASSWORD_FILE).map(FirstAdmin::read);
    if (itself.isPresent() && inFile.isPresent()) {
      throw new InvalidSettingException(
          "%s and %s are both set; set one of them."
              .formatted(PURSER_ADMIN_PASSWORD, PURSER_ADMIN_PASSWORD_FILE));
    }
    return itself.or(() -> inFile);
  }

  private static Password read(String file) {
    var password = new PasswordFile(Path.of(file)).read().getFirst();
    PURSER_ADMIN_PASSWORD
        .format()
        .objection("The password in " + PURSER_ADMIN_PASSWORD_FILE, password)
        .ifPresent(wrong -> {
          throw new InvalidSettingException(wrong);
        });
    return new Password(password, PURSER_ADMIN_PASSWORD_FILE);
  }

  /** Appoints them unless there is an administrator, and prints what only they may know. */
  void appoint(AppointFirstAdmin appoint, Voice voice) {
    if (!appoint.isWanted()) {
      return;
    }
    var appointed =
        switch (appoint.appoint(email, password.text).orElse(null)) {
          case Reply.Done<?> _ -> true;
          case Reply.Refused<?>(var refusals, var _) ->
              throw refused(refusals.getFirst().refusal(), password);
          case null, default -> false;
        };
    if (appointed) {
      voice.say(sentence());
    }
  }

  private static InvalidSettingException refused(Refusal refusal, Password password) {
    return new InvalidSettingException(
        refusal instanceof CustomerRefusal.PasswordTooWeak weak
            ? "%s is too weak: %s".formatted(password.setting, weak.explanation())
            : PURSER_ADMIN_EMAIL
                + " names a customer who is no administrator; name another address.");
  }

  /** What is set is known to whoever has set it, and need not stand in the log. */
  private String sentence() {
    if (password.setting != null) {
      return "\nThe first administrator is appointed, with the address and the password as set.";
    }
    return """

    The first administrator, shown this once:

      email     %s
      password  %s\
    """
        .formatted(email.value(), password.text);
  }

  private static String draw() {
    var bytes = new byte[DRAWN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
