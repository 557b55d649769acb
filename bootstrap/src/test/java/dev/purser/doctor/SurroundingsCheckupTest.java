package dev.purser.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.application.shared.checkup.Finding.Verdict;
import dev.purser.backup.LastVerification;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsCheckupTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir private Path folder;

  private Path keys;

  @BeforeEach
  void makeKeys() throws IOException {
    keys = Files.createFile(folder.resolve("keys.json"));
    permit("rw-------");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://localhost/shop, MET, on this machine",
    "postgresql://db.example/shop?sslmode=verify-full, MET, by its certificate",
    "postgresql://db.example/shop?sslmode=require, NOT_MET, can be the server",
    "postgresql://db.example/shop, NOT_MET, can read along",
  })
  void looksHowTheDatabaseIsSpokenTo(String url, Verdict verdict, String said) {
    var finding = TransportCheck.examine(DatabaseUrl.parse(url));

    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.found()).contains(said);
    assertThat(finding.remedy().isEmpty()).isEqualTo(verdict == Verdict.MET);
  }

  @Test
  void takesSecretsThatAreSetAndKept() {
    assertThat(secrets(settings()).verdict()).isEqualTo(Verdict.MET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PURSER_CURSOR_SECRET", "PURSER_TOKEN_KEYS"})
  void findsSecretThatEachInstanceWouldMakeForItself(String setting) {
    var settings = settings();
    settings.remove(setting);

    requireNotMet(secrets(settings), setting + " is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void findsKeysThatOthersMayOpen(String permissions) throws IOException {
    permit(permissions);

    requireNotMet(secrets(settings()), "others than its owner");
  }

  @ParameterizedTest
  @CsvSource({
    "r--r-----, true, false",
    "r--r-----, false, true",
    "rw-rw----, true, true",
    "r--r--r--, true, true",
    "rw-------, false, false"
  })
  void takesKeysThatRootLendsToTheGroupOfTheService(
      String permissions, boolean isLent, boolean isOpen) {
    var granted = PosixFilePermissions.fromString(permissions);

    assertThat(SecretsCheck.isOpenToOthers(granted, isLent)).isEqualTo(isOpen);
  }

  @Test
  void findsKeysThatAreMissing() throws IOException {
    Files.delete(keys);

    requireNotMet(secrets(settings()), "not at " + keys);
  }

  @Test
  void takesBackupsThatAreTakenAndTried() throws IOException {
    backedUp(NOW.minusSeconds(3_600));
    LastVerification.note(folder, NOW.minus(Duration.ofDays(20)));

    assertThat(backups().verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void findsThatNoBackupIsTakenAnyMore() throws IOException {
    requireNotMet(backups(), "no backup in");

    backedUp(NOW.minus(Duration.ofDays(2)));
    LastVerification.note(folder, NOW);

    requireNotMet(backups(), "last backup is from 2026-11-28T12:00:00Z");
  }

  @Test
  void takesCopiesOfTheServerThatRunStartsForBackupsToo() throws IOException {
    LastVerification.note(folder, NOW);
    backedUp(NOW.minus(Duration.ofDays(2)));
    Files.createDirectory(folder.resolve("copy-20261130T110000Z"));

    assertThat(backups().verdict()).isEqualTo(Verdict.MET);
    assertThat(backups().found()).contains("last backup is from 2026-11-30T11:00:00Z");
  }

  @Test
  void findsThatNoBackupIsTriedAnyMore() throws IOException {
    backedUp(NOW.minusSeconds(3_600));
    requireNotMet(backups(), "No backup has ever been restored");

    LastVerification.note(folder, NOW.minus(Duration.ofDays(40)));

    requireNotMet(backups(), "last restored at 2026-10-21T12:00:00Z");
  }

  @Test
  void cannotSeeBackupsThatAreKeptElsewhere() {
    assertThat(BackupsCheck.examine(new Settings(Map.of()), NOW).verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  private Finding backups() {
    return BackupsCheck.examine(new Settings(Map.of("PURSER_BACKUPS", folder.toString())), NOW);
  }

  private void backedUp(Instant at) throws IOException {
    var name = "dump-" + at.toString().replaceAll("[-:]", "") + ".dump";
    Files.createFile(folder.resolve(name));
  }

  private static void requireNotMet(Finding finding, String said) {
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(finding.found()).contains(said);
    assertThat(finding.remedy()).isNotEmpty();
  }

  private Finding secrets(Map<String, String> environment) {
    return SecretsCheck.examine(new Settings(environment), keys);
  }

  private Map<String, String> settings() {
    return new HashMap<>(
        Map.of(
            "PURSER_CURSOR_SECRET",
            "0123456789abcdef0123456789abcdef",
            "PURSER_TOKEN_KEYS",
            keys.toString()));
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString(permissions));
  }
}
