package dev.purser.wiring;

import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.LogFormat;
import dev.purser.configuration.LogLevels;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.configuration.WebAddress;
import dev.purser.observation.shared.TraceSettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is told of the service, to whom and in which form. */
final class ObservationSettings {
  static final String JSON = "ecs";

  /** Its reader sits in front of it. */
  private static final String FOR_READING = "run";

  private ObservationSettings() {}

  /** Where the management port is. */
  static Map<String, Object> management(Settings settings) {
    var port = settings.number(Setting.PURSER_MANAGEMENT_PORT);
    if (port != 0 && port == settings.number(Setting.PORT)) {
      throw new InvalidSettingException(
          Setting.PURSER_MANAGEMENT_PORT + " must be another one than " + Setting.PORT + ".");
    }
    var address = settings.text(Setting.PURSER_MANAGEMENT_ADDRESS).orElseThrow();
    return Map.of("management.server.port", port, "management.server.address", address);
  }

  /** How the log is written. */
  static Map<String, Object> log(Settings settings, String... profiles) {
    var usual = List.of(profiles).contains(FOR_READING) ? LogFormat.TEXT : LogFormat.ECS;
    return switch (LogFormat.of(settings, usual)) {
      case ECS -> Map.of("logging.structured.format.console", JSON);
      case TEXT -> Map.of();
    };
  }

  /** Of Purser's own loggers; as arguments of Spring's, which go before what is in its files. */
  static String[] logLevels(Settings settings) {
    return settings
        .text(Setting.PURSER_LOG_LEVELS)
        .map(LogLevels::parse)
        .orElse(Map.of())
        .entrySet()
        .stream()
        .map(level -> "--logging.level.%s=%s".formatted(level.getKey(), level.getValue()))
        .toArray(String[]::new);
  }

  /** Whether, where and how much is traced. */
  static TraceSettings traces(Settings settings) {
    return new TraceSettings(
        settings.text(Setting.PURSER_TRACES_ENDPOINT).map(WebAddress::parse),
        settings.number(Setting.PURSER_TRACES_PERCENT),
        UUID.randomUUID().toString());
  }
}
