package dev.purser.benchmarks.stage;

import dev.purser.application.catalog.CategorizeProduct;
import dev.purser.application.catalog.CreateCategory;
import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.EditProduct;
import dev.purser.application.catalog.ImportProducts;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.credit.CreditQueries;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.SignUp;
import dev.purser.application.inventory.ReceiveStock;
import dev.purser.application.inventory.StockQueries;
import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderQueries;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.InvariantQueries;
import dev.purser.web.WebConfiguration;
import dev.purser.web.shared.CursorKey;
import dev.purser.web.shared.Readiness;
import dev.purser.web.shared.WebSettings;
import java.lang.reflect.Proxy;
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
  /** What the controllers need to be there; only transfers are asked for. */
  private static final List<Class<?>> UNUSED =
      List.of(
          SignUp.class,
          CustomerQueries.class,
          CreateProduct.class,
          EditProduct.class,
          CategorizeProduct.class,
          CreateCategory.class,
          ImportProducts.class,
          ProductQueries.class,
          ReceiveStock.class,
          StockQueries.class,
          GrantCredits.class,
          CreditQueries.class,
          PlaceOrder.class,
          FulfilOrder.class,
          CancelOrder.class,
          OrderQueries.class,
          InvariantQueries.class);

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
    beans.registerBean(CursorKey.class, () -> new CursorKey(new byte[CursorKey.MIN_BYTES]));
    beans.registerBean(WebSettings.class, InMemoryService::unlimited);
    beans.registerBean(Readiness.class, () -> List::of);
    UNUSED.forEach(port -> registerUnused(beans, port));
  }

  private static <T> void registerUnused(GenericApplicationContext beans, Class<T> port) {
    beans.registerBean(port, () -> unused(port));
  }

  private static <T> T unused(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.invoke(InMemoryService.class, arguments);
              }
              throw new UnsupportedOperationException(port.getSimpleName());
            }));
  }

  private static WebSettings unlimited() {
    return new WebSettings(
        List.of(), Duration.ofSeconds(30), new WebSettings.RateLimits(false, 1, 1, 1));
  }
}
