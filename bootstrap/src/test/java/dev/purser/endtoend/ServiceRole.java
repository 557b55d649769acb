package dev.purser.endtoend;

import dev.purser.application.shared.schema.DatabaseRoles;
import dev.purser.application.shared.schema.DatabaseRoles.Login;
import dev.purser.application.shared.schema.DatabaseRoles.Plan;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.wiring.SchemaLauncher;
import java.util.Optional;

/** The role that the service has in production, in the database of a test. */
public final class ServiceRole {
  /** Of the whole server, as roles are; its privileges are of each database. */
  private static final Login LOGIN =
      new Login("purser_test_service", Optional.of("password of the tests' service"));

  private ServiceRole() {}

  /** That database for the service, which may do there what it must. */
  public static DatabaseUrl in(TestDatabase database) {
    var superuser = new DatabaseUrl(database.jdbcUrl(), database.user(), database.password());
    try (var schema = SchemaLauncher.start(superuser)) {
      var _ =
          schema
              .getBean(DatabaseRoles.class)
              .establish(new Plan(Optional.empty(), LOGIN, Optional.empty()), false);
    }
    return new DatabaseUrl(database.jdbcUrl(), LOGIN.name(), LOGIN.password().orElseThrow());
  }
}
