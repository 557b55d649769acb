package dev.purser.command;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.application.shared.Reply;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Refusal;
import dev.purser.wiring.CommonPasswords;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The first administrator: whom the settings name, with the password that they set, or one that is
 * drawn and printed once. Nobody has a password that others know from the documentation.
 */
final class FirstAdmin {
  private static final int DRAWN_BYTES = 18;

  private final EmailAddress email;
  private final String password;
  private final boolean drawn;

  private FirstAdmin(EmailAddress email, String password, boolean drawn) {
    this.email = email;
    this.password = password;
    this.drawn = drawn;
  }

  /** Looks at the settings before anything starts. */
  static FirstAdmin of(Settings settings) {
    var set = settings.text(Setting.PURSER_ADMIN_PASSWORD);
    return new FirstAdmin(
        new EmailAddress(settings.text(Setting.PURSER_ADMIN_EMAIL).orElseThrow()),
        set.orElseGet(FirstAdmin::draw),
        set.isEmpty());
  }

  /**
   * Does nothing if what is set will do.
   *
   * @throws InvalidSettingException if it will not, whoever is administrator by now
   */
  static void requireUsable(Settings settings) {
    var admin = of(settings);
    if (!admin.drawn) {
      CommonPasswords.policy()
          .judge(admin.password, admin.email, AppointFirstAdmin.NAME)
          .ifPresent(weak -> {
            throw refused(weak);
          });
    }
  }

  /** Appoints them unless there is an administrator, and prints what only they may know. */
  void appoint(AppointFirstAdmin appoint, Voice voice) {
    if (!appoint.isWanted()) {
      return;
    }
    var appointed =
        switch (appoint.appoint(email, password).orElse(null)) {
          case Reply.Done<?> _ -> true;
          case Reply.Refused<?>(var refusals, var _) ->
              throw refused(refusals.getFirst().refusal());
          case null, default -> false;
        };
    if (appointed) {
      voice.say(sentence());
    }
  }

  private static InvalidSettingException refused(Refusal refusal) {
    return new InvalidSettingException(
        refusal instanceof CustomerRefusal.PasswordTooWeak weak
            ? Setting.PURSER_ADMIN_PASSWORD + " is too weak: " + weak.explanation()
            : Setting.PURSER_ADMIN_EMAIL
                + " names a customer who is no administrator; name another address.");
  }

  /** What is set is known to whoever has set it, and need not stand in the log. */
  private String sentence() {
    if (!drawn) {
      return "\nThe first administrator is appointed, with the address and the password as set.";
    }
    return """

    The first administrator, shown this once:

      email     %s
      password  %s\
    """
        .formatted(email.value(), password);
  }

  private static String draw() {
    var bytes = new byte[DRAWN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
