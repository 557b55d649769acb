package dev.purser.command;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.demo.DemoShop;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import dev.purser.wiring.ServiceLauncher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Does what the service does when it starts and is first asked, on a database of its own. A JVM
 * that watches it with {@code -XX:AOTCacheOutput} writes down which classes that takes and how they
 * are linked, and later starts need not find out again.
 */
@Command(
    name = RehearseCommand.NAME,
    description = {
      "Start the service on a database of its own, ask it for what clients ask for, and end: the"
          + " training run of an AOT cache. The first time in a folder makes the database there;"
          + " the second is the one to watch."
    })
final class RehearseCommand implements Callable<Integer> {
  static final String NAME = "rehearse";

  /** Of customers that nobody else reaches, in a folder that nobody keeps. */
  private static final String PASSWORD = "only for this rehearsal";

  private static final String ANY_PORT = "0";

  private final PrintStream out;

  @Parameters(paramLabel = "FOLDER", description = "Where the database is.")
  private Path folder = Path.of("");

  RehearseCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    var settings =
        new Settings(
            Map.of(
                Setting.PORT.name(), ANY_PORT,
                Setting.PURSER_MANAGEMENT_PORT.name(), ANY_PORT,
                Setting.PURSER_DATA.name(), "" + folder));
    var embedded = new EmbeddedSettings(folder.resolve("postgres"), null);
    try (var database = EmbeddedDatabase.start(embedded, progress -> {})) {
      rehearse(settings, database.url());
    }
    out.println("The rehearsal went well.");
    return 0;
  }

  private void rehearse(Settings settings, DatabaseUrl owner) {
    var _ = new SchemaMigration(settings, owner).apply(step -> {});
    var login = new ServiceLogin(folder).on(owner);
    ServeCommand.requireFit(settings, login);
    var keys = TokenKeyFile.of(settings);
    try (var service =
        ServiceLauncher.start(settings, login, CursorKeys.setOrDrawn(settings), keys)) {
      var shop = service.getBean(DemoShop.class);
      if (shop.isWanted()) {
        shop.fill(PASSWORD);
      }
      visit(new LocalService(ListeningPort.of(service)), shop);
    }
  }

  private static void visit(LocalService service, DemoShop shop) {
    service.require("/healthz");
    service.require("/readyz");
    var buyer = service.signIn(shop.customers().getFirst().email(), PASSWORD);
    buyer.require("/v1/products");
    var lines = "{\"lines\":[{\"sku\":\"%s\",\"quantity\":2}]}".formatted(DemoShop.SHOWN_SKU);
    buyer.require("/v1/quotes", lines);
    buyer.require("/v1/orders", lines);
    buyer.require("/v1/orders");
  }
}
