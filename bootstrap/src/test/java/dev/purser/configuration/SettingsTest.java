package dev.purser.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  @Test
  void holdTheirDefaultsUntilSomethingIsSet() {
    var settings = settings("PURSER_POOL_SIZE", " ", "PURSER_JOB_DELAY_SECONDS", " 7 ");

    assertThat(settings.number(Setting.PURSER_POOL_SIZE)).isEqualTo(10);
    assertThat(settings.isSet(Setting.PURSER_POOL_SIZE)).isFalse();
    assertThat(settings.seconds(Setting.PURSER_JOB_DELAY_SECONDS)).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.isSet(Setting.PURSER_JOB_DELAY_SECONDS)).isTrue();
    assertThat(settings.isOn(Setting.PURSER_JOBS)).isTrue();
    assertThat(settings.text(Setting.DATABASE_URL)).isEmpty();
  }

  @Test
  void haveATimeOfEveryDayUnlessItIsOff() {
    var setting = Setting.PURSER_INVARIANT_CHECKS;

    assertThat(DailyTime.of(settings(), setting)).contains(LocalTime.of(3, 0));
    assertThat(DailyTime.of(settings(setting.name(), "23:59"), setting))
        .contains(LocalTime.of(23, 59));
    assertThat(DailyTime.of(settings(setting.name(), "off"), setting)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void allowTheirDefaults(Setting setting) {
    assertThat(settings().faults()).noneMatch(fault -> fault.startsWith(setting.name()));
    assertThat(setting.format().allowed()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PORT                   | http          | PORT is a whole number from 0 to 65535, not http.
          PORT                   | 65536         | PORT is a whole number from 0 to 65535, not 65536.
          PURSER_POOL_SIZE       | 99999999999   | PURSER_POOL_SIZE is a whole number from 4 to 500, not 99999999999.
          PURSER_JOBS            | yes           | PURSER_JOBS is on or off, not yes.
          PURSER_INVARIANT_CHECKS | 24:00        | PURSER_INVARIANT_CHECKS must be a time of day as 03:30, or off, not 24:00.
          PURSER_INVARIANT_CHECKS | 3:30         | PURSER_INVARIANT_CHECKS must be a time of day as 03:30, or off, not 3:30.
          PURSER_CURSOR_SECRET   | short         | PURSER_CURSOR_SECRET needs 32 to 1000 characters.
          PURSER_ADMIN_PASSWORD  | hidden        | PURSER_ADMIN_PASSWORD needs 8 to 200 characters.
          PURSER_ADMIN_EMAIL     | ann           | PURSER_ADMIN_EMAIL must be an e-mail address, not ann.
          PURSER_CORS_ORIGINS    | shop.example  | PURSER_CORS_ORIGINS holds origins such as https://shop.example with commas between them, or *, not shop.example.
          PURSER_OIDC_ISSUER     | http://id.example | PURSER_OIDC_ISSUER must be an https URL, not http://id.example.
          PURSER_MANAGEMENT_ADDRESS | localhost  | PURSER_MANAGEMENT_ADDRESS must be an IP address, not localhost.
          PURSER_LOG_LEVELS      | org.hibernate.orm.jdbc.bind=DEBUG | PURSER_LOG_LEVELS holds pairs such as dev.purser.observation=DEBUG with commas between them, of loggers of dev.purser alone, with ERROR, WARN, INFO or DEBUG, not org.hibernate.orm.jdbc.bind=DEBUG.
          PURSER_TRACES_ENDPOINT | collector     | PURSER_TRACES_ENDPOINT: It must be an http or https URL, not collector.
          PURSER_PROMETHEUS_URL  | prometheus    | PURSER_PROMETHEUS_URL: It must be an http or https URL, not prometheus.
          DATABASE_URL           | mysql://h/shop | DATABASE_URL: The database URL must start with jdbc:postgresql://, postgresql:// or postgres://.
          PURSER_ADMIN_PASSWORD_FILE | /no/such/file | PURSER_ADMIN_PASSWORD_FILE: The password in the file /no/such/file cannot be read.
          PURSER_DATABASE_PASSWORD_FILE | /no/such/file | PURSER_DATABASE_PASSWORD_FILE: The password in the file /no/such/file cannot be read.
          """)
  void sayWhatWouldBeRight(Setting setting, String value, String sentence) {
    var settings = settings(setting.name(), value);

    assertThat(settings.faults()).containsExactly(sentence);
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> settings.text(setting))
        .withMessage(sentence);
  }

  @Test
  void tellAllFaultsAtOnce() {
    var settings = settings("PORT", "-1", "PURSER_DEMO", "maybe", "PURSER_COMMITTERS", "0");

    assertThat(settings.faults())
        .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
        .containsExactly("PORT", "PURSER_DEMO", "PURSER_COMMITTERS");
    assertThat(new InvalidSettingException(settings.faults()).getMessage().lines())
        .hasSize(4)
        .first()
        .isEqualTo("3 settings cannot be used:");
  }

  @Test
  void nameVariablesThatAreNoSettings() {
    var settings =
        settings("PURSER_POOLSIZE", "9", "PURSER_DEMO", "off", "HOME", "/", "PURSER_A", "");

    assertThat(settings.unknown()).containsExactly("PURSER_A", "PURSER_POOLSIZE");
  }

  @Test
  void showNothingThatIsSecret(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("password"), "hidden-in-file");
    var settings =
        settings(
            "DATABASE_URL",
            "postgres://ann:hidden@db.example/shop?sslmode=require&sslpassword=hidden",
            "PURSER_MIGRATION_URL",
            "postgres://ann:hidden@db.example:x/shop",
            "PURSER_DATABASE_PASSWORD_FILE",
            file.toString(),
            "PURSER_CURSOR_SECRET",
            "hidden-".repeat(6),
            "PURSER_ADMIN_PASSWORD",
            "hidden-hidden",
            "PURSER_ADMIN_PASSWORD_FILE",
            file.toString());

    assertThat(settings.shown(Setting.DATABASE_URL).orElseThrow())
        .contains("db.example", "shop?sslmode=require", " as ann", Format.MASK);
    assertThat(settings.shown(Setting.PURSER_DATABASE_PASSWORD_FILE)).contains(file.toString());
    assertThat(Arrays.stream(Setting.values()).flatMap(one -> settings.shown(one).stream()))
        .noneMatch(shown -> shown.contains("hidden"));
    assertThat(settings.faults()).hasSize(1).noneMatch(fault -> fault.contains("hidden"));
  }

  private static Settings settings(String... namesAndValues) {
    var environment = new HashMap<String, String>();
    for (var at = 0; at < namesAndValues.length; at += 2) {
      environment.put(namesAndValues[at], namesAndValues[at + 1]);
    }
    return new Settings(Map.copyOf(environment));
  }
}
