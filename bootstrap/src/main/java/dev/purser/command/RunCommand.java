package dev.purser.command;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.demo.DemoShop;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import dev.purser.wiring.ServiceLauncher;
import dev.purser.wiring.ServiceLife;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Starts the service on a database of its own, or the one that is named, and shows a way in. */
@Command(
    name = "run",
    description = {
      "Start the service with a demonstration shop on DATABASE_URL, or on a PostgreSQL that is"
          + " started on the spot and kept in PURSER_DATA."
    })
final class RunCommand implements Callable<Integer> {
  /** With a page to try the API on. */
  private static final String PROFILE = "run";

  /** Nobody stands in front of it who would have to notice that it stops. */
  private static final String NO_DRAIN = "0";

  private final Settings settings;
  private final PrintStream out;

  RunCommand(Settings settings, PrintStream out) {
    this.settings = settings.withDefault(Setting.PURSER_DRAIN_SECONDS, NO_DRAIN);
    this.out = out;
  }

  @Override
  public Integer call() {
    var databases = new DatabaseSettings(settings);
    SettingChecks.of(settings)
        .look(() -> {
          var _ = databases.owner();
        })
        .refuseFaults();
    var named = databases.service();
    var shutdown = Shutdown.announcedBy(() -> progress("Stopping"));
    var database = named.orElseGet(() -> startDatabase(shutdown));
    var folder = Path.of(settings.text(Setting.PURSER_DATA).orElseThrow());
    var key = CursorKeys.keptIn(folder, settings);
    var tokenKeys = TokenKeyFile.of(settings);
    var admin = FirstAdmin.setOrDrawn(settings);
    var demoPassword = new DemoPassword(folder);
    var owner = named.isPresent() ? databases.owner().orElse(database) : database;
    progress("Migrating the schema and starting the service");
    shutdown.attend(() -> migrate(owner));
    var service =
        shutdown.start(
            () -> {
              var login = named.orElseGet(() -> new ServiceLogin(folder).on(database));
              return ServiceLauncher.start(settings, login, key, tokenKeys, PROFILE);
            },
            ConfigurableApplicationContext::close);
    var _ = shutdown.start(() -> service.getBean(ServiceLife.class), ServiceLife::drain);
    shutdown.attend(() -> {
      fill(service, demoPassword);
      admin.appoint(service.getBean(AppointFirstAdmin.class), out);
      welcome(service, demoPassword);
    });
    return 0;
  }

  private DatabaseUrl startDatabase(Shutdown shutdown) {
    var embedded = EmbeddedSettings.of(settings);
    return shutdown
        .start(() -> EmbeddedDatabase.start(embedded, this::progress), EmbeddedDatabase::close)
        .url();
  }

  private void migrate(DatabaseUrl owner) {
    var _ = new SchemaMigration(settings, owner).apply(step -> {});
  }

  private void fill(ConfigurableApplicationContext service, DemoPassword password) {
    var shop = service.getBean(DemoShop.class);
    if (settings.isOn(Setting.PURSER_DEMO) && shop.isWanted()) {
      progress("Filling the demonstration shop");
      shop.fill(password.keptOrDrawn());
    }
  }

  private void welcome(ConfigurableApplicationContext service, DemoPassword password) {
    var shop = service.getBean(DemoShop.class);
    new Welcome(ListeningPort.of(service), out).print(shop.customers(), password.kept());
  }

  private void progress(String line) {
    out.println("- " + line);
  }
}
