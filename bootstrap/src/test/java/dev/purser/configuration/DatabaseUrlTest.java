package dev.purser.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

class DatabaseUrlTest {

  @Test
  void takesLoginOutOfJdbcUrl() {
    DatabaseUrl url =
        DatabaseUrl.parse("jdbc:postgresql://db:5433/shop?user=ann&sslmode=require&password=a%26b");

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/shop?sslmode=require");
    assertThat(url.user()).isEqualTo("ann");
    assertThat(url.password()).isEqualTo("a&b");
  }

  @Test
  void leavesJdbcUrlWithoutLoginAsItIs() {
    DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://one:1,two:2/shop?unknown=x");

    assertThat(url)
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://one:1,two:2/shop?unknown=x", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "postgres"})
  void readsUrlAsHostingPlatformsGiveIt(String scheme) {
    DatabaseUrl url =
        DatabaseUrl.parse(scheme + "://ann:secret@db.example:6543/shop?sslmode=require");

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/shop?sslmode=require");
    assertThat(url.user()).isEqualTo("ann");
    assertThat(url.password()).isEqualTo("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://db/shop, jdbc:postgresql://db:5432/shop",
    "postgresql:///shop, jdbc:postgresql://localhost:5432/shop",
    "postgresql://:6000/shop, jdbc:postgresql://localhost:6000/shop",
    "postgresql://db:/shop, jdbc:postgresql://db:5432/shop",
    "postgresql://[::1]/shop, jdbc:postgresql://[::1]:5432/shop",
    "postgresql://u:p@[2001:db8::7]:6000/shop, jdbc:postgresql://[2001:db8::7]:6000/shop",
    "postgresql://db/my%20shop%2B1, jdbc:postgresql://db:5432/my%20shop%2B1",
    "postgresql://db?dbname=shop, jdbc:postgresql://db:5432/shop",
    "postgresql://db/shop?user=a@b, jdbc:postgresql://db:5432/shop",
    "postgresql://db?dbname=shop&user=a/b@c, jdbc:postgresql://db:5432/shop"
  })
  void fillsInWhatLibpqWouldFillIn(String given, String jdbcUrl) {
    assertThat(DatabaseUrl.parse(given).jdbcUrl()).isEqualTo(jdbcUrl);
  }

  @Test
  void keepsEveryHostInOrder() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgresql://u:p@one:1,[::2],three:3/shop?target_session_attrs=read-write");

    assertThat(url.jdbcUrl())
        .isEqualTo("jdbc:postgresql://one:1,[::2]:5432,three:3/shop?targetServerType=primary");
  }

  @ParameterizedTest
  @CsvSource({
    "a%40b, a@b",
    "a%3Ab, a:b",
    "a%2Fb, a/b",
    "a%25b, a%b",
    "a+b, a+b",
    "a@b, a@b",
    "a:b, a:b",
    "%C3%A9t%C3%A9, été",
    "a?b, a?b"
  })
  void decodesPassword(String written, String meant) {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://ann:" + written + "@db/shop");

    assertThat(url.user()).isEqualTo("ann");
    assertThat(url.password()).isEqualTo(meant);
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/shop");
  }

  @Test
  void takesLoginFromParametersToo() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://db/shop?user=ann&password=p%20w");

    assertThat(url).isEqualTo(new DatabaseUrl("jdbc:postgresql://db:5432/shop", "ann", "p w"));
  }

  @Test
  void leavesMissingUserAndPasswordToTheDriver() {
    assertThat(DatabaseUrl.parse("postgresql://db/shop").user()).isNull();
    assertThat(DatabaseUrl.parse("postgresql://ann@db/shop").password()).isNull();
    assertThat(DatabaseUrl.parse("postgresql://ann:@db/shop").password()).isNull();
  }

  @Test
  void translatesParametersForTheDriver() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgresql://db/shop?connect_timeout=7&application_name=my%20shop&options=-c%20jit%3Doff");

    Properties read = Driver.parseURL(url.jdbcUrl(), new Properties());

    assertThat(read)
        .containsEntry("connectTimeout", "7")
        .containsEntry("ApplicationName", "my shop")
        .containsEntry("options", "-c jit=off")
        .containsEntry("PGHOST", "db")
        .containsEntry("PGDBNAME", "shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "secret",
        "mysql://ann:secret@db/shop",
        "jdbc:mysql://db/shop?password=secret",
        "jdbc:postgresql://ann:secret@db/shop",
        "jdbc:postgresql://db?password=secret",
        "jdbc:postgresql://db/?password=secret",
        "jdbc:postgresql://db/shop?password=%zzsecret",
        "postgresql://ann:secret@db",
        "postgresql://ann:secret@db/",
        "postgresql://ann:secret@db:70000/shop",
        "postgresql://ann:secret@db:0/shop",
        "postgresql://ann:secret@db:port/shop",
        "postgresql://ann:secret@::1/shop",
        "postgresql://ann:secret%zz@db/shop",
        "postgresql://ann:secret@%2Fvar%2Frun/shop",
        "postgresql://ann:secret@db/shop?sslmode",
        "postgresql://ann:secret@db/shop?sslcrl=file"
      })
  void refusesWhatItCannotUseInOneSentenceWithoutThePassword(String given) {
    assertThatThrownBy(() -> DatabaseUrl.parse(given))
        .isInstanceOf(InvalidDatabaseUrlException.class)
        .hasNoCause()
        .message()
        .matches("[A-Z][^\n]*\\.")
        .doesNotContain("secret");
  }

  @Test
  void printsNoPassword() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://ann:secret@db/shop");

    assertThat(url.toString()).contains("ann", "db").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/shop?sslmode=require&sslpassword=secret",
        "jdbc:postgresql://db/shop?sslpassword=secret&sslmode=require",
        "jdbc:postgresql://db/shop?sslmode=require&Password=secret",
        "jdbc:postgresql://db/shop?sslmode=require&password=a&secret",
        "jdbc:postgresql://db/shop?sslmode=require&password=a&secret=b",
        "jdbc:postgresql://db/shop?sslmode=require&ssl%70assword=secret",
        "jdbc:postgresql://db/shop?sslmode=require&sslfactoryarg=secret",
        "postgresql://ann@db/shop?sslmode=require&sslpassword=secret"
      })
  void showsWhatTheDriverKnowsAndIsNoSecret(String given) {
    DatabaseUrl url = DatabaseUrl.parse(given);

    assertThat(url.jdbcUrl()).contains("secret");
    assertThat(url.shown()).contains("//db", "/shop?", "sslmode=require").doesNotContain("secret");
    assertThat(url.toString()).doesNotContain("secret");
  }
}
