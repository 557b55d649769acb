package dev.purser.command;

import dev.purser.application.shared.schema.DatabaseRoles;
import dev.purser.application.shared.schema.DatabaseRoles.Login;
import dev.purser.application.shared.schema.DatabaseRoles.Plan;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.PasswordFile;
import dev.purser.configuration.Settings;
import dev.purser.wiring.SchemaLauncher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates and repairs the roles of a database. */
@Command(
    name = RolesCommand.NAME,
    description =
        "Create what is missing of the database's roles and repair what differs: an owner, who"
            + " migrates; a service, which changes no schema and edits nothing that is"
            + " append-only; and analytics, who read what is no secret. Log in as a superuser, or"
            + " as somebody who may create roles and belongs to the owner (PURSER_MIGRATION_URL,"
            + " else DATABASE_URL). Run it again after each migrate.")
final class RolesCommand implements Callable<Integer> {
  static final String NAME = "roles";

  private final Settings settings;
  private final PrintStream out;

  @Option(
      names = "--owner",
      paramLabel = "ROLE",
      defaultValue = "purser_owner",
      description = "Who owns the schema; ${DEFAULT-VALUE} unless said.")
  private String owner = "";

  @Option(
      names = "--service",
      paramLabel = "ROLE",
      defaultValue = "purser_service",
      description = "Whom serve logs in as; ${DEFAULT-VALUE} unless said.")
  private String service = "";

  @Option(
      names = "--analytics",
      paramLabel = "ROLE",
      defaultValue = "purser_analytics",
      description = "Who only reads; ${DEFAULT-VALUE} unless said.")
  private String analytics = "";

  @Option(
      names = "--owner-password-file",
      paramLabel = "FILE",
      description = "Set the owner's password to the first line of that file.")
  private @Nullable Path ownerPassword;

  @Option(
      names = "--service-password-file",
      paramLabel = "FILE",
      description = "Set the service's password to the first line of that file.")
  private @Nullable Path servicePassword;

  @Option(
      names = "--analytics-password-file",
      paramLabel = "FILE",
      description = "Set the password of analytics to the first line of that file.")
  private @Nullable Path analyticsPassword;

  @Option(names = "--dry-run", description = "Tell what would be changed, and change nothing.")
  private boolean dryRun;

  RolesCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var database = new DatabaseSettings(settings).requireOwner(NAME);
    var plan =
        new Plan(
            Optional.of(login(owner, ownerPassword)),
            login(service, servicePassword),
            Optional.of(login(analytics, analyticsPassword)));
    try (var context = SchemaLauncher.start(database)) {
      var changes = context.getBean(DatabaseRoles.class).establish(plan, dryRun);
      changes.forEach(change -> out.println("- " + change));
      out.println(
          changes.isEmpty()
              ? "The roles are as they are to be; there was nothing to change."
              : (dryRun ? "Changes to be made: " : "Changes made: ") + changes.size() + ".");
    }
    return 0;
  }

  private static Login login(String role, @Nullable Path password) {
    try {
      return new Login(
          role,
          Optional.ofNullable(password).map(file -> new PasswordFile(file).read().getFirst()));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidSettingException("Of " + NAME + ", " + wrong.getMessage() + ".");
    }
  }
}
