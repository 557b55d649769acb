package dev.purser.command;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.application.customer.SignUp;
import dev.purser.application.shared.Reply;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.LocatedRefusal;
import java.io.PrintStream;
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
    set.filter(password -> !isPassword(password))
        .ifPresent(wrong -> {
          throw new InvalidSettingException(
              Setting.PURSER_ADMIN_PASSWORD
                  + " needs %d to %d characters."
                      .formatted(SignUp.MIN_PASSWORD, SignUp.MAX_PASSWORD));
        });
    return new FirstAdmin(
        email(settings.text(Setting.PURSER_ADMIN_EMAIL).orElseThrow()),
        set.orElseGet(FirstAdmin::draw),
        set.isEmpty());
  }

  /** Appoints them unless there is an administrator, and prints what only they may know. */
  void appoint(AppointFirstAdmin appoint, PrintStream out) {
    if (!appoint.isWanted()) {
      return;
    }
    var appointed =
        switch (appoint.appoint(email, password).orElse(null)) {
          case Reply.Done<?> _ -> true;
          case Reply.Refused<?>(var refusals, var _) -> throw refused(refusals.getFirst());
          case null, default -> false;
        };
    if (appointed) {
      print(out);
    }
  }

  private static InvalidSettingException refused(LocatedRefusal located) {
    return new InvalidSettingException(
        located.refusal() instanceof CustomerRefusal.PasswordTooWeak weak
            ? Setting.PURSER_ADMIN_PASSWORD + " is too weak: " + weak.explanation()
            : Setting.PURSER_ADMIN_EMAIL
                + " names a customer who is no administrator; name another address.");
  }

  private void print(PrintStream out) {
    out.println();
    if (drawn) {
      out.println("The first administrator, shown this once:");
      out.println();
      out.println("  email     " + email.value());
      out.println("  password  " + password);
    } else {
      out.println(
          "The first administrator is " + email.value() + ", with the password that is set.");
    }
  }

  private static boolean isPassword(String text) {
    return text.length() >= SignUp.MIN_PASSWORD && text.length() <= SignUp.MAX_PASSWORD;
  }

  private static EmailAddress email(String text) {
    try {
      return new EmailAddress(text);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidSettingException(
          Setting.PURSER_ADMIN_EMAIL + " must be an e-mail address, not " + text + ".");
    }
  }

  private static String draw() {
    var bytes = new byte[DRAWN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
