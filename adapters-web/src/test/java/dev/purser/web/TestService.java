package dev.purser.web;

import dev.purser.application.credit.CancelScheduledTransfer;
import dev.purser.application.credit.ChangeAccountStatus;
import dev.purser.application.credit.CreateAsset;
import dev.purser.application.credit.OpenAccount;
import dev.purser.application.credit.ScheduleTransfer;
import dev.purser.application.credit.ScheduledTransferQueries;
import dev.purser.application.credit.TransferBatchQueries;
import dev.purser.application.credit.TransferInBatch;
import dev.purser.application.customer.IdentifyMachine;
import dev.purser.application.customer.IdentifyPerson;
import dev.purser.application.customer.ManageMachineClients;
import dev.purser.application.customer.SignIn;
import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.EditLocation;
import dev.purser.application.inventory.LimitStock;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.inventory.StockQueries;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantQueries;
import dev.purser.application.shared.InvariantReport;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.description.ApiDocument;
import dev.purser.domain.shared.Role;
import dev.purser.web.catalog.FakeCatalog;
import dev.purser.web.credit.FakeAvailability;
import dev.purser.web.credit.FakeCredits;
import dev.purser.web.credit.FakeHolds;
import dev.purser.web.customer.FakeCustomers;
import dev.purser.web.ordering.OrderingInMemory;
import dev.purser.web.shared.CursorKey;
import dev.purser.web.shared.FakeAudit;
import dev.purser.web.shared.Readiness;
import dev.purser.web.shared.WebSettings;
import dev.purser.web.shared.WebSettings.RateLimits;
import dev.purser.web.shared.access.AccessSettings;
import dev.purser.web.shared.access.AccessTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The whole web layer on Tomcat and a free port, over use cases in memory; one per JVM. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  WebConfiguration.class,
  FakeAudit.class,
  FakeAvailability.class,
  FakeCatalog.class,
  FakeCredits.class,
  FakeCustomers.class,
  FakeHolds.class,
  OrderingInMemory.class
})
public class TestService {
  /** Why the service is not ready; tests that change it set it back. */
  public static final AtomicReference<List<String>> NOT_READY = new AtomicReference<>(List.of());

  /** The pages that may call from a browser. */
  public static final String ORIGIN = "https://shop.example";

  private static final int LOOSE = 1_000_000;
  private static final Instant CHECKED_AT = Instant.parse("2026-11-20T12:00:00Z");

  public static TestClient client() {
    return Running.CLIENT;
  }

  /** How the API describes itself. */
  public static ApiDocument document() {
    return Described.DOCUMENT;
  }

  public static <T> T bean(Class<T> type) {
    return Running.CONTEXT.getBean(type);
  }

  public static int port() {
    return Running.CONTEXT.getWebServer().getPort();
  }

  /** Another instance, with other settings; whoever starts it closes it. */
  public static ServletWebServerApplicationContext start(WebSettings settings) {
    return start(context ->
        ((GenericApplicationContext) context).registerBean(WebSettings.class, () -> settings));
  }

  public static TestClient clientOf(ServletWebServerApplicationContext service) {
    return new TestClient(service.getWebServer().getPort());
  }

  private static ServletWebServerApplicationContext start(
      ApplicationContextInitializer<?> initializer) {
    var application = new SpringApplication(TestService.class);
    application.addInitializers(initializer);
    application.setDefaultProperties(
        Map.of("server.port", "0", "spring.threads.virtual.enabled", "true"));
    return (ServletWebServerApplicationContext) application.run();
  }

  /** An access token for an administrator, as the header {@code Authorization} has it. */
  public static String bearer() {
    return bearer(new Actor("an administrator", Role.ADMIN));
  }

  /** An access token for somebody. */
  public static String bearer(Actor actor) {
    return "Bearer " + bean(AccessTokens.class).issue(actor, null);
  }

  @Bean
  TestKeys tokenKeys() {
    return new TestKeys();
  }

  @Bean
  AccessSettings accessSettings() {
    return AccessSettings.DEFAULT;
  }

  /** Signing in is that of the application, over ports in memory. */
  @Bean(destroyMethod = "close")
  Shop shop() {
    return Shop.over(new InMemoryPorts().all());
  }

  @Bean
  CreateAsset createAsset(Shop shop) {
    return shop.credit().createAsset();
  }

  @Bean
  OpenAccount openAccount(Shop shop) {
    return shop.credit().openAccount();
  }

  @Bean
  ChangeAccountStatus changeAccountStatus(Shop shop) {
    return shop.credit().changeAccountStatus();
  }

  @Bean
  SignIn signIn(Shop shop) {
    return shop.customers().signIn();
  }

  @Bean
  IdentifyMachine identifyMachine(Shop shop) {
    return shop.customers().identifyMachine();
  }

  @Bean
  IdentifyPerson identifyPerson(Shop shop) {
    return shop.customers().identifyPerson();
  }

  @Bean
  ManageMachineClients manageMachineClients(Shop shop) {
    return shop.customers().manageMachineClients();
  }

  @Bean
  ScheduleTransfer scheduleTransfer(Shop shop) {
    return shop.schedule().scheduleTransfer();
  }

  @Bean
  CancelScheduledTransfer cancelScheduledTransfer(Shop shop) {
    return shop.schedule().cancelScheduledTransfer();
  }

  @Bean
  ScheduledTransferQueries scheduledTransferQueries(Shop shop) {
    return shop.schedule().queries();
  }

  @Bean
  TransferInBatch transferInBatch(Shop shop) {
    return shop.batches().transferInBatch();
  }

  @Bean
  TransferBatchQueries transferBatchQueries(Shop shop) {
    return shop.batches().queries();
  }

  @Bean
  MoveStock moveStock(Shop shop) {
    return shop.inventory().moveStock();
  }

  @Bean
  LimitStock limitStock(Shop shop) {
    return shop.inventory().limitStock();
  }

  @Bean
  CreateLocation createLocation(Shop shop) {
    return shop.inventory().createLocation();
  }

  @Bean
  EditLocation editLocation(Shop shop) {
    return shop.inventory().editLocation();
  }

  @Bean
  StockQueries stockQueries(Shop shop) {
    return shop.inventory().queries();
  }

  @Bean
  CursorKey cursorKey() {
    return new CursorKey(new byte[CursorKey.MIN_BYTES]);
  }

  /** The limits are there to be told, and out of the tests' way. */
  @Bean
  @ConditionalOnMissingBean
  WebSettings webSettings() {
    return new WebSettings(
        List.of(ORIGIN), Duration.ofSeconds(2), new RateLimits(true, LOOSE, LOOSE, LOOSE));
  }

  @Bean
  Readiness readiness() {
    return NOT_READY::get;
  }

  @Bean
  InvariantQueries invariants() {
    return (actor, scope) ->
        new InvariantReport(
            CHECKED_AT,
            List.of(
                new InvariantReport.Finding("entries-sum-to-zero", List.of()),
                new InvariantReport.Finding(
                    scope.name(), List.of(Map.of("account", "a", "posted", "7")))));
  }

  private static final class Described {
    private static final ApiDocument DOCUMENT =
        ApiDocument.parse(client().get("/openapi.json").bytes());
  }

  private static final class Running {
    private static final ServletWebServerApplicationContext CONTEXT = start(_ -> {});
    private static final TestClient CLIENT = new TestClient(port());
  }
}
