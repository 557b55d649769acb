package dev.purser.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.LastBackups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsInFolderTest {
  @TempDir private Path folder;

  @Test
  void areNotSeenWhereThereIsNoFolder() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThat(new BackupsInFolder(folder.resolve("elsewhere")).last()).isEmpty();
    assertThat(new BackupsInFolder(file).last()).isEmpty();
  }

  @Test
  void areNoneWhereNoneIsWholeYet() throws IOException {
    Files.createFile(folder.resolve("dump-20261130T110000Z.dump.unfinished"));

    assertThat(new BackupsInFolder(folder).last())
        .contains(new LastBackups(Optional.empty(), Optional.empty()));
  }

  @Test
  void areAsOldAsTheNewestOfBothKinds() throws IOException {
    var tried = Instant.parse("2026-11-29T12:00:00Z");
    Files.createFile(folder.resolve("dump-20261130T110000Z.dump"));
    Files.createDirectory(folder.resolve("copy-20261130T120000Z"));
    Files.createDirectory(folder.resolve("copy-20261101T120000Z"));
    LastVerification.note(folder, tried);

    assertThat(new BackupsInFolder(folder).last())
        .contains(
            new LastBackups(
                Optional.of(Instant.parse("2026-11-30T12:00:00Z")), Optional.of(tried)));
  }
}
