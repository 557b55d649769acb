package dev.purser.wiring;

import dev.purser.application.customer.CustomerRules;
import dev.purser.application.shared.Backups;
import dev.purser.application.shared.InvariantSchedule;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.backup.BackupsInFolder;
import dev.purser.configuration.CorsOrigins;
import dev.purser.configuration.DailyTime;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.IssuerUrl;
import dev.purser.configuration.Pooler;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.observation.shared.TraceSettings;
import dev.purser.persistence.shared.DatabasePasswords;
import dev.purser.web.shared.CursorKey;
import dev.purser.web.shared.WebSettings;
import dev.purser.web.shared.access.AccessSettings;
import dev.purser.web.shared.access.AccessSettings.OpenIdProvider;
import dev.purser.web.shared.access.TokenKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the service on a database with the given settings. */
public final class ServiceLauncher {

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
    var properties = properties(settings, database);
    properties.putAll(ObservationSettings.log(settings, profiles));
    application.setDefaultProperties(properties);
    var limits = limits(settings);
    var web = web(settings);
    var access = access(settings);
    var customers = customers(settings);
    var jobs = jobs(settings);
    var checks = new InvariantSchedule(DailyTime.of(settings, Setting.PURSER_INVARIANT_CHECKS));
    var backups = backups(settings);
    var orders = orders(settings);
    var pooler = Pooler.of(settings);
    var drain = drain(settings);
    var pools = pools(settings);
    var traces = ObservationSettings.traces(settings);
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
      beans.registerBean(InvariantSchedule.class, () -> checks);
      beans.registerBean(Backups.class, () -> backups);
      beans.registerBean(OrderSettings.class, () -> orders);
      switch (pooler) {
        case NONE -> beans.registerBean(PoolCheck.class);
        case TRANSACTION -> beans.registerBean(PooledSessions.class);
      }
      beans.registerBean(DrainSettings.class, () -> drain);
      beans.registerBean(PoolSettings.class, () -> pools);
      beans.registerBean(ReadsCheck.class);
      beans.registerBean(TraceSettings.class, () -> traces);
      passwords.ifPresent(file -> beans.registerBean(DatabasePasswords.class, () -> file::read));
    });
    return application.run(ObservationSettings.logLevels(settings));
  }

  /**
   * Settings that have to fit each other; what is read of those that do not throws an {@link
   * InvalidSettingException}.
   */
  public static List<Supplier<?>> fitting(Settings settings) {
    return List.of(
        () -> access(settings),
        () -> ObservationSettings.management(settings),
        () -> pools(settings));
  }

  /** What the settings allow and whoever set them may not have meant; nothing if all is well. */
  public static Optional<String> caution(Settings settings) {
    return pools(settings).caution(limits(settings));
  }

  private static WritePathSettings limits(Settings settings) {
    var normal = WritePathSettings.DEFAULT;
    return new WritePathSettings(
        settings.number(Setting.PURSER_COMMITTERS),
        settings.number(Setting.PURSER_BATCH_WEIGHT),
        settings.number(Setting.PURSER_QUEUE_LIMIT),
        settings.seconds(Setting.PURSER_COMMAND_DEADLINE_SECONDS),
        normal.grace(),
        normal.joinWait());
  }

  private static JobSettings jobs(Settings settings) {
    return new JobSettings(
        settings.isOn(Setting.PURSER_JOBS), settings.seconds(Setting.PURSER_JOB_DELAY_SECONDS));
  }

  private static Backups backups(Settings settings) {
    return settings
        .text(Setting.PURSER_BACKUPS)
        .<Backups>map(folder -> new BackupsInFolder(Path.of(folder)))
        .orElse(Optional::empty);
  }

  private static DrainSettings drain(Settings settings) {
    return new DrainSettings(settings.seconds(Setting.PURSER_DRAIN_SECONDS));
  }

  private static OrderSettings orders(Settings settings) {
    var minutes = settings.number(Setting.PURSER_RESERVATION_MINUTES);
    return new OrderSettings(Duration.ofMinutes(minutes));
  }

  private static PoolSettings pools(Settings settings) {
    return PoolSettings.of(settings, limits(settings));
  }

  private static CustomerRules customers(Settings settings) {
    var days = settings.number(Setting.PURSER_CUSTOMER_RESTORE_DAYS);
    return new CustomerRules(CommonPasswords.policy(), new RestorePeriod(Duration.ofDays(days)));
  }

  private static WebSettings web(Settings settings) {
    return new WebSettings(
        settings.text(Setting.PURSER_CORS_ORIGINS).map(CorsOrigins::parse).orElse(List.of()),
        settings.seconds(Setting.PURSER_BODY_DEADLINE_SECONDS),
        new WebSettings.RateLimits(
            settings.isOn(Setting.PURSER_RATE_LIMITS),
            settings.number(Setting.PURSER_RATE_LIMIT_ANONYMOUS),
            settings.number(Setting.PURSER_RATE_LIMIT_PERSON),
            settings.number(Setting.PURSER_RATE_LIMIT_SERVICE)));
  }

  private static AccessSettings access(Settings settings) {
    return new AccessSettings(
        settings.seconds(Setting.PURSER_ACCESS_TOKEN_SECONDS), provider(settings));
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
    return new OpenIdProvider(IssuerUrl.parse(issuer.get()), audience, role);
  }

  private static Map<String, Object> properties(Settings settings, DatabaseUrl database) {
    var properties = new HashMap<String, Object>();
    properties.put("server.port", settings.number(Setting.PORT));
    properties.put(
        "server.forward-headers-strategy",
        settings.isOn(Setting.PURSER_FORWARDED_HEADERS) ? "native" : "none");
    properties.putAll(PoolProperties.of(settings));
    properties.putAll(ObservationSettings.management(settings));
    properties.putAll(DatabaseProperties.of(database));
    properties.putAll(DatabaseProperties.ofSessions(Pooler.of(settings)));
    return properties;
  }
}
