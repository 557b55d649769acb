package dev.purser.wiring;

import dev.purser.application.customer.CustomerRules;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.configuration.CorsOrigins;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Pooler;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.persistence.shared.DatabasePasswords;
import dev.purser.web.shared.CursorKey;
import dev.purser.web.shared.WebSettings;
import dev.purser.web.shared.access.AccessSettings;
import dev.purser.web.shared.access.AccessSettings.OpenIdProvider;
import dev.purser.web.shared.access.TokenKeys;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the service on a database with the given settings. */
public final class ServiceLauncher {
  private static final int MAX_PORT = 65_535;
  private static final int MIN_TOKEN_SECONDS = 30;
  private static final int MAX_TOKEN_SECONDS = 3_600;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MAX_POOL = 500;
  private static final int MAX_COMMITTERS = 64;
  private static final int MAX_LIMIT = 1_000_000;
  private static final int MAX_DEADLINE_SECONDS = 600;
  private static final int MAX_JOB_DELAY_SECONDS = 3_600;
  private static final int MAX_RESTORE_DAYS = 3_650;
  private static final int MAX_RESERVATION_MINUTES = 10_080;

  private ServiceLauncher() {}

  /**
   * The running service; closing it finishes what is under way.
   *
   * @param profiles of Spring's, which add to what every start has
   */
  public static ConfigurableApplicationContext start(
      Settings settings,
      DatabaseUrl database,
      CursorKey cursorKey,
      TokenKeys tokenKeys,
      String... profiles) {
    var application = new SpringApplication(PurserService.class);
    application.setAdditionalProfiles(profiles);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(properties(settings, database));
    var limits = limits(settings);
    var web = web(settings);
    var access = access(settings);
    var customers = customers(settings);
    var jobs = jobs(settings);
    var orders = orders(settings);
    var pooler = Pooler.of(settings);
    var passwords = new DatabaseSettings(settings).servicePasswords();
    application.addInitializers(context -> {
      var beans = (GenericApplicationContext) context;
      beans.registerBean(WritePathSettings.class, () -> limits);
      beans.registerBean(CursorKey.class, () -> cursorKey);
      beans.registerBean(WebSettings.class, () -> web);
      beans.registerBean(TokenKeys.class, () -> tokenKeys);
      beans.registerBean(AccessSettings.class, () -> access);
      beans.registerBean(CustomerRules.class, () -> customers);
      beans.registerBean(JobSettings.class, () -> jobs);
      beans.registerBean(OrderSettings.class, () -> orders);
      if (pooler == Pooler.TRANSACTION) {
        beans.registerBean(PooledSessions.class);
      }
      passwords.ifPresent(file -> beans.registerBean(DatabasePasswords.class, () -> file::read));
    });
    return application.run();
  }

  /**
   * Refuses settings that are out of bounds, before anything is done on their account.
   *
   * @throws InvalidSettingException for the first of them
   */
  public static void require(Settings settings, DatabaseUrl database) {
    var _ = properties(settings, database);
    var _ = limits(settings);
    var _ = web(settings);
    var _ = access(settings);
    var _ = customers(settings);
    var _ = jobs(settings);
    var _ = orders(settings);
    var _ = Pooler.of(settings);
  }

  private static WritePathSettings limits(Settings settings) {
    var normal = WritePathSettings.DEFAULT;
    return new WritePathSettings(
        settings.number(Setting.PURSER_COMMITTERS, 1, MAX_COMMITTERS),
        settings.number(Setting.PURSER_BATCH_WEIGHT, 1, MAX_LIMIT),
        settings.number(Setting.PURSER_QUEUE_LIMIT, 1, MAX_LIMIT),
        Duration.ofSeconds(
            settings.number(Setting.PURSER_COMMAND_DEADLINE_SECONDS, 1, MAX_DEADLINE_SECONDS)),
        normal.grace(),
        normal.joinWait());
  }

  private static JobSettings jobs(Settings settings) {
    var delay = settings.number(Setting.PURSER_JOB_DELAY_SECONDS, 1, MAX_JOB_DELAY_SECONDS);
    return new JobSettings(settings.isOn(Setting.PURSER_JOBS), Duration.ofSeconds(delay));
  }

  private static OrderSettings orders(Settings settings) {
    var minutes = settings.number(Setting.PURSER_RESERVATION_MINUTES, 1, MAX_RESERVATION_MINUTES);
    return new OrderSettings(Duration.ofMinutes(minutes));
  }

  private static CustomerRules customers(Settings settings) {
    var days = settings.number(Setting.PURSER_CUSTOMER_RESTORE_DAYS, 0, MAX_RESTORE_DAYS);
    return new CustomerRules(CommonPasswords.policy(), new RestorePeriod(Duration.ofDays(days)));
  }

  private static WebSettings web(Settings settings) {
    return new WebSettings(
        settings.text(Setting.PURSER_CORS_ORIGINS).map(CorsOrigins::parse).orElse(List.of()),
        Duration.ofSeconds(
            settings.number(Setting.PURSER_BODY_DEADLINE_SECONDS, 1, MAX_DEADLINE_SECONDS)),
        new WebSettings.RateLimits(
            settings.isOn(Setting.PURSER_RATE_LIMITS),
            settings.number(Setting.PURSER_RATE_LIMIT_ANONYMOUS, 1, MAX_LIMIT),
            settings.number(Setting.PURSER_RATE_LIMIT_PERSON, 1, MAX_LIMIT),
            settings.number(Setting.PURSER_RATE_LIMIT_SERVICE, 1, MAX_LIMIT)));
  }

  private static AccessSettings access(Settings settings) {
    var lifetime =
        settings.number(Setting.PURSER_ACCESS_TOKEN_SECONDS, MIN_TOKEN_SECONDS, MAX_TOKEN_SECONDS);
    return new AccessSettings(Duration.ofSeconds(lifetime), provider(settings));
  }

  private static @Nullable OpenIdProvider provider(Settings settings) {
    var issuer = settings.text(Setting.PURSER_OIDC_ISSUER);
    if (issuer.isEmpty()) {
      return null;
    }
    var audience =
        settings
            .text(Setting.PURSER_OIDC_AUDIENCE)
            .orElseThrow(() ->
                new InvalidSettingException(
                    Setting.PURSER_OIDC_ISSUER + " needs " + Setting.PURSER_OIDC_AUDIENCE + "."));
    var role = settings.text(Setting.PURSER_OIDC_ROLE_CLAIM).orElseThrow();
    return new OpenIdProvider(issuerUrl(issuer.get()), audience, role);
  }

  /** Only a provider on the same machine may be spoken to without encryption. */
  private static URI issuerUrl(String text) {
    try {
      var url = new URI(text);
      var local =
          "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
      if (url.getHost() != null && ("https".equals(url.getScheme()) || local)) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      throw notAnIssuer(text);
    }
    throw notAnIssuer(text);
  }

  private static InvalidSettingException notAnIssuer(String text) {
    return new InvalidSettingException(
        Setting.PURSER_OIDC_ISSUER + " must be an https URL, not " + text + ".");
  }

  private static Map<String, Object> properties(Settings settings, DatabaseUrl database) {
    var properties = new HashMap<String, Object>();
    properties.put("server.port", settings.number(Setting.PORT, 0, MAX_PORT));
    properties.put(
        "server.forward-headers-strategy",
        settings.isOn(Setting.PURSER_FORWARDED_HEADERS) ? "native" : "none");
    properties.put(
        "spring.datasource.hikari.maximum-pool-size",
        settings.number(Setting.PURSER_POOL_SIZE, 4, MAX_POOL));
    properties.putAll(DatabaseProperties.of(database));
    properties.putAll(DatabaseProperties.ofSessions(Pooler.of(settings)));
    return properties;
  }
}
