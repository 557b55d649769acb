package dev.purser.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsWhatHoldsAndWhetherItWasSet() {
    assertThat(config(Map.of("PURSER_POOL_SIZE", "12"))).isZero();

    assertThat(text(out).lines())
        .anyMatch(line -> line.matches("set +PURSER_POOL_SIZE +12"))
        .anyMatch(line -> line.matches("default +PURSER_COMMITTERS +2"))
        .anyMatch(line -> line.matches("default +DATABASE_URL +-"));
    assertThat(text(err)).isEmpty();
  }

  @Test
  void printsOnlyWhatIsSetWhenAskedTo() {
    assertThat(config(Map.of("PURSER_POOL_SIZE", "12"), "--set")).isZero();

    assertThat(text(out).lines()).hasSize(2).allMatch(line -> line.startsWith("set "));
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() throws IOException {
    var keys = Files.writeString(folder.resolve("keys"), "none");

    var status =
        config(
            Map.of(
                "PORT", "http",
                "PURSER_ADMIN_PASSWORD", "Password1!",
                "PURSER_OIDC_ISSUER", "https://id.example",
                "PURSER_COMMITTERS", "64",
                "PURSER_TOKEN_KEYS", keys.toString()));

    assertThat(status).isEqualTo(1);
    assertThat(text(err).lines())
        .hasSize(6)
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("purser: 5 settings cannot be used:"),
            line -> assertThat(line).startsWith("- PORT is "),
            line -> assertThat(line).startsWith("- PURSER_OIDC_ISSUER needs "),
            line -> assertThat(line).startsWith("- PURSER_POOL_SIZE is 10, and ").contains("66"),
            line -> assertThat(line).startsWith("- PURSER_TOKEN_KEYS must name "),
            line -> assertThat(line).startsWith("- PURSER_ADMIN_PASSWORD is too weak"));
    assertThat(text(out) + text(err)).doesNotContain("Password1!");
  }

  @Test
  void namesWhatIsNoSettingAndGoesOn() {
    assertThat(config(Map.of("PURSER_POOLSIZE", "12"))).isZero();

    assertThat(text(err)).startsWith("purser: There is no setting PURSER_POOLSIZE; ");
    assertThat(text(out)).contains("PURSER_POOL_SIZE");
  }

  @Test
  void warnsOfAPoolInWhichReadsWaitForBatches() {
    var caution = "reads wait for batches and quotes";

    assertThat(config(Map.of("PURSER_POOL_SIZE", "4"))).isZero();
    assertThat(text(out)).contains("less than 8", caution);
    out.reset();
    assertThat(config(Map.of("PURSER_POOL_SIZE", "8"))).isZero();
    assertThat(text(out)).doesNotContain(caution);
    assertThat(config(Map.of("PURSER_POOL_SIZE", "4", "PURSER_COMMITTERS", "3"))).isEqualTo(1);
    assertThat(text(err)).startsWith("purser: PURSER_POOL_SIZE is 4, and ");
  }

  @Test
  void takesThePasswordOfTheAdministratorFromAFileThatHasAGoodOne() throws IOException {
    var file = folder.resolve("admin-password");
    var set = Map.of("PURSER_ADMIN_PASSWORD_FILE", file.toString());

    Files.writeString(file, "one that nobody guesses\n");
    assertThat(config(set)).isZero();
    Files.writeString(file, "Password1!\n");
    assertThat(config(set)).isEqualTo(1);
    Files.writeString(file, "Ab3\n");
    assertThat(config(set)).isEqualTo(1);

    assertThat(text(err).lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("purser: PURSER_ADMIN_PASSWORD_FILE is too weak"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "purser: The password in PURSER_ADMIN_PASSWORD_FILE needs 8 to 200"
                            + " characters."));
    assertThat(text(out) + text(err)).doesNotContain("guesses", "Password1!", "Ab3");
  }

  @Test
  void refusesToChooseBetweenAPasswordAndAFileWithOne() throws IOException {
    var file = Files.writeString(folder.resolve("admin-password"), "one that nobody guesses");

    var status =
        config(
            Map.of(
                "PURSER_ADMIN_PASSWORD",
                "another that nobody guesses",
                "PURSER_ADMIN_PASSWORD_FILE",
                file.toString()));

    assertThat(status).isEqualTo(1);
    assertThat(text(err))
        .startsWith("purser: PURSER_ADMIN_PASSWORD and PURSER_ADMIN_PASSWORD_FILE are both set");
  }

  private int config(Map<String, String> settings, String... arguments) {
    var environment = new HashMap<>(Map.of("PURSER_DATA", folder.toString()));
    environment.putAll(settings);
    var words = new String[arguments.length + 1];
    words[0] = ConfigCommand.NAME;
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return new CommandLine(environment, printer(out), printer(err)).execute(words);
  }

  private static PrintStream printer(ByteArrayOutputStream printed) {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream printed) {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
