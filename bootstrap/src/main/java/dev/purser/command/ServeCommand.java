package dev.purser.command;

import dev.purser.application.customer.AppointFirstAdmin;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.wiring.ServiceLauncher;
import java.io.PrintStream;
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
    var url =
        settings
            .text(Setting.DATABASE_URL)
            .orElseThrow(() ->
                new InvalidSettingException(
                    "serve needs DATABASE_URL; ./purser run starts a database of its own."));
    var database = DatabaseUrl.parse(url);
    var key = CursorKeys.setOrDrawn(settings);
    var tokenKeys = TokenKeyFile.of(settings);
    var admin = FirstAdmin.of(settings);
    var shutdown = Shutdown.announcedBy(() -> out.println("Stopping"));
    var service =
        shutdown.start(
            () -> ServiceLauncher.start(settings, database, key, tokenKeys),
            ConfigurableApplicationContext::close);
    shutdown.attend(() -> admin.appoint(service.getBean(AppointFirstAdmin.class), out));
    out.println("Purser listens on http://localhost:" + ListeningPort.of(service) + ".");
    return 0;
  }
}
