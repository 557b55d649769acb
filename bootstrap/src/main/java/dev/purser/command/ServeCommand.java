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
    var admin = FirstAdmin.of(settings);
    var voice = Voice.ofService(settings, out);
    var shutdown = Shutdown.announcedBy(() -> voice.say("Stopping"));
    requireFit(settings, database);
    if (settings.isOn(Setting.PURSER_MIGRATE)) {
      shutdown.attendInterruptibly(() -> migrate(databases.owner().orElse(database), voice));
    }
    var service =
        shutdown.start(
            () -> ServiceLauncher.start(settings, database, key, tokenKeys),
            ConfigurableApplicationContext::close);
    var _ = shutdown.start(() -> service.getBean(ServiceLife.class), ServiceLife::drain);
    service
        .getBean(SchemaGate.class)
        .whenCurrent(() ->
            shutdown.attend(() -> admin.appoint(service.getBean(AppointFirstAdmin.class), voice)));
    voice.say("Purser listens on http://localhost:" + ListeningPort.of(service) + ".");
    return 0;
  }

  private static DatabaseUrl require(DatabaseSettings databases) {
    return databases.requireService(
        "serve needs DATABASE_URL; ./purser run starts a database of its own.");
  }

  static void requireFit(Settings settings, DatabaseUrl database) {
    var anyRole = settings.isOn(Setting.PURSER_ALLOW_OWNER);
    var anyServer = settings.isOn(Setting.PURSER_ALLOW_UNDURABLE);
    if (anyRole && anyServer) {
      return;
    }
    try (var schema = SchemaLauncher.startForService(settings, database)) {
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

  private void migrate(DatabaseUrl owner, Voice voice) {
    var applied = SchemaMigration.ofService(settings, owner).apply(voice::say);
    voice.say("The schema is current; %d changesets were applied.".formatted(applied));
  }
}
