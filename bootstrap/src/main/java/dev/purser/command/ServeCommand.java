package dev.purser.command;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.application.shared.schema.DatabaseRoles;
import dev.purser.application.shared.schema.DatabaseServer;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.wiring.SchemaGate;
import dev.purser.wiring.SchemaLauncher;
import dev.purser.wiring.ServiceLauncher;
import dev.purser.wiring.ServiceLife;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Starts the service on the database that is named. */
@Command(name = "serve", description = "Start the service on DATABASE_URL.")
final class ServeCommand implements Callable<Integer> {
  private final Settings settings;
  private final PrintStream out;

  ServeCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var databases = new DatabaseSettings(settings);
    SettingChecks.of(settings)
        .look(() -> {
          var _ = require(databases);
        })
        .refuseFaults();
    var database = require(databases);
    var key = CursorKeys.setOrDrawn(settings);
    var tokenKeys = TokenKeyFile.of(settings);
    var admin = FirstAdmin.set(settings);
    var shutdown = Shutdown.announcedBy(() -> out.println("Stopping"));
    requireFit(settings, database);
    if (settings.isOn(Setting.PURSER_MIGRATE)) {
      shutdown.attendInterruptibly(() -> migrate(databases.owner().orElse(database)));
    }
    var service =
        shutdown.start(
            () -> ServiceLauncher.start(settings, database, key, tokenKeys),
            ConfigurableApplicationContext::close);
    var _ = shutdown.start(() -> service.getBean(ServiceLife.class), ServiceLife::drain);
    var appointed =
        new FutureTask<>(
            () -> {
              var appoint = service.getBean(AppointFirstAdmin.class);
              shutdown.attend(() -> admin.appoint(appoint, out));
            },
            null);
    service.getBean(SchemaGate.class).whenCurrent(appointed);
    if (appointed.state() != Future.State.FAILED) {
      out.println("Purser listens on http://localhost:" + ListeningPort.of(service) + ".");
    }
    await(appointed);
    return 0;
  }

  private static DatabaseUrl require(DatabaseSettings databases) {
    return databases.requireService(
        "serve needs DATABASE_URL; ./purser run starts a database of its own.");
  }

  /** A service without an administrator, whom the settings do not let it have, is to end. */
  private static void await(Future<?> appointed) {
    try {
      var _ = appointed.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  static void requireFit(Settings settings, DatabaseUrl database) {
    var anyRole = settings.isOn(Setting.PURSER_ALLOW_OWNER);
    var anyServer = settings.isOn(Setting.PURSER_ALLOW_UNDURABLE);
    if (anyRole && anyServer) {
      return;
    }
    try (var schema = SchemaLauncher.start(database)) {
      if (!anyRole) {
        refuseFor(schema.getBean(DatabaseRoles.class).objectionToServing());
      }
      if (!anyServer) {
        refuseFor(objectionTo(schema.getBean(DatabaseServer.class)));
      }
    }
  }

  private static Optional<String> objectionTo(DatabaseServer server) {
    var undurable = server.undurable();
    return undurable.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "serve does not run on a server that may lose what it has answered: %s. Switch it on in postgresql.conf, and for role and database with ALTER ... RESET; %s=on is for trials."
                .formatted(String.join(", ", undurable), Setting.PURSER_ALLOW_UNDURABLE));
  }

  private static void refuseFor(Optional<String> objection) {
    if (objection.isPresent()) {
      throw new InvalidSettingException(objection.get());
    }
  }

  private void migrate(DatabaseUrl owner) {
    var applied = new SchemaMigration(settings, owner).apply(out::println);
    out.printf("The schema is current; %d changesets were applied.%n", applied);
  }
}
