package dev.purser.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Settings;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ObservationSettingsTest {

  @Test
  void managementListensOnLoopbackUnlessItIsSet() {
    assertThat(ObservationSettings.management(settings(Map.of())))
        .containsEntry("management.server.port", 9090)
        .containsEntry("management.server.address", "127.0.0.1");
    assertThat(
            ObservationSettings.management(
                settings(
                    Map.of(
                        "PURSER_MANAGEMENT_PORT", "9191", "PURSER_MANAGEMENT_ADDRESS", "0.0.0.0"))))
        .containsEntry("management.server.port", 9191)
        .containsEntry("management.server.address", "0.0.0.0");
  }

  @Test
  void refusesManagementOnTheServicesOwnPortWhereEverybodyWouldSeeIt() {
    var same = settings(Map.of("PORT", "8080", "PURSER_MANAGEMENT_PORT", "8080"));

    assertRefused(() -> ObservationSettings.management(same), "PURSER_MANAGEMENT_PORT");
    var free = settings(Map.of("PORT", "0", "PURSER_MANAGEMENT_PORT", "0"));
    assertThat(ObservationSettings.management(free)).containsEntry("management.server.port", 0);
  }

  @Test
  void refusesAnAddressThatIsAName() {
    var named = settings(Map.of("PURSER_MANAGEMENT_ADDRESS", "everywhere"));

    assertRefused(() -> ObservationSettings.management(named), "PURSER_MANAGEMENT_ADDRESS");
  }

  @Test
  void logLevelsAreThoseOfOurOwnLoggers() {
    var set = settings(Map.of("PURSER_LOG_LEVELS", "dev.purser=WARN, dev.purser.wiring=DEBUG"));

    assertThat(ObservationSettings.logLevels(set))
        .containsExactly(
            "--logging.level.dev.purser=WARN", "--logging.level.dev.purser.wiring=DEBUG");
    assertThat(ObservationSettings.logLevels(settings(Map.of()))).isEmpty();
    for (var levels :
        new String[] {
          "org.springframework.web=DEBUG",
          "root=DEBUG",
          "dev.purserx=DEBUG",
          "dev.purser",
          "dev.purser=LOUD",
          "dev.purser=DEBUG,",
          "dev.purser=DEBUG,org.hibernate.orm.jdbc.bind=TRACE"
        }) {
      var other = settings(Map.of("PURSER_LOG_LEVELS", levels));
      assertRefused(() -> ObservationSettings.logLevels(other), "PURSER_LOG_LEVELS");
    }
  }

  @Test
  void logIsJsonForServeAndTextForRunUnlessItIsSet() {
    var format = "logging.structured.format.console";

    assertThat(ObservationSettings.log(settings(Map.of()))).containsEntry(format, "ecs");
    assertThat(ObservationSettings.log(settings(Map.of()), "run")).isEmpty();
    var text = settings(Map.of("PURSER_LOG_FORMAT", "text"));
    assertThat(ObservationSettings.log(text)).isEmpty();
    var ecs = settings(Map.of("PURSER_LOG_FORMAT", "ecs"));
    assertThat(ObservationSettings.log(ecs, "run")).containsEntry(format, "ecs");
    var xml = settings(Map.of("PURSER_LOG_FORMAT", "xml"));
    assertRefused(() -> ObservationSettings.log(xml), "PURSER_LOG_FORMAT");
  }

  @Test
  void tracesNothingUnlessThereIsAnEndpoint() {
    assertThat(ObservationSettings.traces(settings(Map.of())).endpoint()).isEmpty();
    var traces =
        ObservationSettings.traces(
            settings(
                Map.of(
                    "PURSER_TRACES_ENDPOINT", "http://collector:4318/v1/traces",
                    "PURSER_TRACES_PERCENT", "5")));
    assertThat(traces.endpoint()).hasToString("Optional[http://collector:4318/v1/traces]");
    assertThat(traces.percent()).isEqualTo(5);
  }

  @Test
  void refusesEndpointsThatAreNoneAndSharesOfMoreThanAll() {
    for (var endpoint :
        new String[] {"collector:4318", "http:// x", "ftp://collector/x", "http:x"}) {
      var settings = settings(Map.of("PURSER_TRACES_ENDPOINT", endpoint));

      assertRefused(() -> ObservationSettings.traces(settings), "PURSER_TRACES_ENDPOINT");
    }
    var most = settings(Map.of("PURSER_TRACES_PERCENT", "101"));
    assertRefused(() -> ObservationSettings.traces(most), "PURSER_TRACES_PERCENT");
  }

  private static void assertRefused(ThrowingCallable reading, String variable) {
    assertThatThrownBy(reading)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(variable);
  }

  private static Settings settings(Map<String, String> environment) {
    return new Settings(environment);
  }
}
