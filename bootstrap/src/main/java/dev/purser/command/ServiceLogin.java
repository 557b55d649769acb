package dev.purser.command;

import dev.purser.application.shared.schema.DatabaseRoles;
import dev.purser.application.shared.schema.DatabaseRoles.Login;
import dev.purser.application.shared.schema.DatabaseRoles.Plan;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.wiring.SchemaLauncher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Whom the service logs in as on the database that {@code run} brings along: not its owner, whom
 * that database's folder knows. The password is drawn once and kept.
 */
public final class ServiceLogin {
  private static final String ROLE = "purser_service";
  private static final String FILE = "service-password";
  private static final int BYTES = 24;

  private final PrivateFile file;

  public ServiceLogin(Path folder) {
    this.file = new PrivateFile(folder.resolve(FILE));
  }

  /** The same database for the service, whose role is made or repaired by its owner. */
  public DatabaseUrl on(DatabaseUrl owner) {
    var password = new String(file.readOrMake(ServiceLogin::draw), StandardCharsets.US_ASCII);
    try (var schema = SchemaLauncher.start(owner)) {
      var _ =
          schema
              .getBean(DatabaseRoles.class)
              .establish(
                  new Plan(
                      Optional.empty(), new Login(ROLE, Optional.of(password)), Optional.empty()),
                  false);
    }
    return new DatabaseUrl(owner.jdbcUrl(), ROLE, password);
  }

  private static byte[] draw() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encode(bytes);
  }
}
