package dev.purser.command;

import static dev.purser.configuration.Setting.PURSER_ADMIN_EMAIL;
import static dev.purser.configuration.Setting.PURSER_ADMIN_PASSWORD;
import static dev.purser.configuration.Setting.PURSER_ADMIN_PASSWORD_FILE;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.application.shared.Reply;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.LogFormat;
import dev.purser.configuration.PasswordFile;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Refusal;
import dev.purser.wiring.CommonPasswords;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first administrator: whom the settings name, with the password that they set. Nobody has a
 * password that others know from the documentation, nor one that is kept with the log: one is drawn
 * and printed only where somebody reads it on the spot.
 */
final class FirstAdmin {
  private static final int DRAWN_BYTES = 18;

  private final EmailAddress email;
  private final @Nullable Password password;

  private FirstAdmin(EmailAddress email, @Nullable Password password) {
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
  static FirstAdmin set(Settings settings) {
    return new FirstAdmin(
        new EmailAddress(settings.text(PURSER_ADMIN_EMAIL).orElseThrow()),
        passwordIn(settings).orElse(null));
  }

  /**
   * The same where somebody reads what is printed, with a password that is drawn if none is set.
   */
  static FirstAdmin setOrDrawn(Settings settings) {
    var admin = set(settings);
    return admin.password != null || LogFormat.of(settings, LogFormat.TEXT) == LogFormat.ECS
        ? admin
        : new FirstAdmin(admin.email, new Password(draw(), null));
  }

  /**
   * Does nothing if what is set will do.
   *
   * @throws InvalidSettingException if it will not, whoever is administrator by now
   */
  static void requireUsable(Settings settings) {
    var admin = set(settings);
    var password = admin.password;
    if (password != null) {
      CommonPasswords.policy()
          .judge(password.text, admin.email, AppointFirstAdmin.NAME)
          .ifPresent(weak -> {
            throw refused(weak, password);
          });
    }
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

  /**
   * Appoints them unless there is an administrator, and prints what only they may know.
   *
   * @throws InvalidSettingException if they cannot be appointed as the settings have it
   */
  void appoint(AppointFirstAdmin appoint, PrintStream out) {
    if (!appoint.isWanted()) {
      return;
    }
    var theirs = requirePassword();
    var appointed =
        switch (appoint.appoint(email, theirs.text).orElse(null)) {
          case Reply.Done<?> _ -> true;
          case Reply.Refused<?>(var refusals, var _) ->
              throw refused(refusals.getFirst().refusal(), theirs);
          case null, default -> false;
        };
    if (appointed) {
      print(theirs, out);
    }
  }

  private Password requirePassword() {
    if (password == null) {
      throw new InvalidSettingException(
          "There is no administrator yet, and no password for the first; set %s or %s."
              .formatted(PURSER_ADMIN_PASSWORD_FILE, PURSER_ADMIN_PASSWORD));
    }
    return password;
  }

  private static InvalidSettingException refused(Refusal refusal, Password password) {
    return new InvalidSettingException(
        refusal instanceof CustomerRefusal.PasswordTooWeak weak
            ? "%s is too weak: %s".formatted(password.setting, weak.explanation())
            : PURSER_ADMIN_EMAIL
                + " names a customer who is no administrator; name another address.");
  }

  private void print(Password theirs, PrintStream out) {
    out.println();
    if (theirs.setting == null) {
      out.println("The first administrator, shown this once:");
      out.println();
      out.println("  email     " + email.value());
      out.println("  password  " + theirs.text);
    } else {
      out.println(
          "The first administrator is " + email.value() + ", with the password that is set.");
    }
  }

  private static String draw() {
    var bytes = new byte[DRAWN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
