package dev.purser.benchmarks.stage;

import dev.purser.application.credit.TransferCredits;
import dev.purser.application.customer.IdentifyMachine;
import dev.purser.application.shared.Actor;
import dev.purser.command.TokenKeyFile;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.MachineClientId;
import dev.purser.domain.shared.Role;
import dev.purser.web.WebConfiguration;
import dev.purser.web.shared.CursorKey;
import dev.purser.web.shared.Readiness;
import dev.purser.web.shared.WebSettings;
import dev.purser.web.shared.access.AccessSettings;
import dev.purser.web.shared.access.TokenKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole of the web module as the service runs it, over transfers that are not kept: what HTTP
 * costs without the database.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import(WebConfiguration.class)
public class InMemoryService {
  /** Longer than any measurement. */
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  /** Runs until the process is ended. */
  public static void main(String[] arguments) {
    var application = new SpringApplication(InMemoryService.class);
    application.setDefaultProperties(Map.of("server.port", 0));
    application.addInitializers(context -> register((GenericApplicationContext) context));
    var port = application.run().getEnvironment().getRequiredProperty("local.server.port");
    System.out.println("Transfers are forgotten on http://localhost:" + port + ".");
  }

  private static void register(GenericApplicationContext beans) {
    beans.registerBean(TransferCredits.class, InMemoryTransfers::new);
    beans.registerBean(IdentifyMachine.class, () -> InMemoryService::anyMachine);
    beans.registerBean(CursorKey.class, () -> new CursorKey(new byte[CursorKey.MIN_BYTES]));
    beans.registerBean(WebSettings.class, InMemoryService::unlimited);
    beans.registerBean(AccessSettings.class, () -> new AccessSettings(TOKEN_LIFETIME, null));
    beans.registerBean(TokenKeys.class, () -> TokenKeyFile.of(new Settings(System.getenv())));
    beans.registerBean(Readiness.class, () -> List::of);
    beans.addBeanFactoryPostProcessor(new UnusedPorts(beans));
  }

  /** Machine clients are not kept either: whoever says so is one. */
  private static Actor anyMachine(MachineClientId id, String secret) {
    return new Actor(id.value().toString(), Role.SERVICE);
  }

  private static WebSettings unlimited() {
    return new WebSettings(
        List.of(), Duration.ofSeconds(30), new WebSettings.RateLimits(false, 1, 1, 1));
  }
}
