package dev.purser.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTransportTest {
  private static final String REMOTE = "postgresql://ann:hidden@db.example/shop";

  @ParameterizedTest
  @CsvSource({
    "'', false, false",
    "?sslmode=disable, false, false",
    "?sslmode=allow, false, false",
    "?sslmode=prefer, false, false",
    "?sslmode=require, true, false",
    "?sslmode=verify-ca, true, false",
    "?sslmode=verify-full, true, true",
    "?ssl=true, true, true",
  })
  void knowsWhatEachModeInsistsOn(String parameters, boolean encrypted, boolean verified) {
    var transport = DatabaseTransport.of(DatabaseUrl.parse(REMOTE + parameters));

    assertThat(transport.encrypted()).isEqualTo(encrypted);
    assertThat(transport.verified()).isEqualTo(verified);
    assertThat(transport.isOpenToOthers()).isNotEqualTo(encrypted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://localhost/shop",
        "postgresql:///shop",
        "postgresql://LocalHost:6432/shop",
        "postgresql://127.0.0.1/shop",
        "postgresql://127.8.8.8/shop",
        "postgresql://[::1]:5432/shop",
        "jdbc:postgresql://localhost,127.0.0.1:5433/shop",
        "jdbc:postgresql://localhost/shop?socketFactory=example.Sockets&socketFactoryArg=/run/pg",
      })
  void takesThisMachineAndItsUnixSocketsForSafe(String url) {
    var transport = DatabaseTransport.of(DatabaseUrl.parse(url));

    assertThat(transport.remoteHosts()).isEmpty();
    assertThat(transport.isOpenToOthers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://10.0.0.7/shop, 10.0.0.7",
    "postgresql://localhost.example/shop, localhost.example",
    "'postgresql://[2001:db8::7]/shop', [2001:db8::7]",
    "'postgresql://localhost,db.example:5433/shop', db.example",
  })
  void takesEveryOtherHostForRemote(String url, String host) {
    assertThat(DatabaseTransport.of(DatabaseUrl.parse(url)).remoteHosts()).containsExactly(host);
  }

  @Test
  void refusesRemoteDatabaseInTheClearAndSaysWhatToDo() {
    var settings = new DatabaseSettings(new Settings(Map.of("DATABASE_URL", REMOTE)));

    assertThatThrownBy(settings::service)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("db.example")
        .hasMessageContaining("sslmode=verify-full")
        .hasMessageContaining("PURSER_DATABASE_PLAINTEXT=on")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void takesRemoteDatabaseInTheClearWhereThatIsAllowed() {
    var settings =
        new DatabaseSettings(
            new Settings(Map.of("DATABASE_URL", REMOTE, "PURSER_DATABASE_PLAINTEXT", "on")));

    assertThat(settings.service()).hasValue(DatabaseUrl.parse(REMOTE));
  }

  @Test
  void takesRemoteDatabaseOverTls() {
    var settings =
        new DatabaseSettings(new Settings(Map.of("DATABASE_URL", REMOTE + "?sslmode=require")));

    assertThatCode(settings::service).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://localhost/shop?sslmode=verify-all, sslmode is",
    "jdbc:postgresql://localhost:port/shop, does not understand",
  })
  void refusesWhatTheDriverWouldNotUnderstand(String url, String said) {
    var parsed = DatabaseUrl.parse(url);

    assertThatThrownBy(() -> DatabaseTransport.of(parsed))
        .isInstanceOf(InvalidDatabaseUrlException.class)
        .hasMessageContaining(said);
  }
}
