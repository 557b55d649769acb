package dev.purser.backup;

import dev.purser.application.shared.Backups;
import dev.purser.application.shared.LastBackups;
import dev.purser.backup.Dumps.Dump;
import dev.purser.embedded.EmbeddedBackups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The backups in a folder, seen where it is one that may be read. */
public record BackupsInFolder(Path folder) implements Backups {

  @Override
  public Optional<LastBackups> last() {
    return Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder)
        ? Optional.of(new LastBackups(taken(), LastVerification.in(folder)))
        : Optional.empty();
  }

  /** Dumps are of any server, copies of the one that run starts; either can be restored. */
  private Optional<Instant> taken() {
    return Stream.concat(
            new Dumps(folder).newest().map(Dump::takenAt).stream(),
            EmbeddedBackups.lastTakenIn(folder).stream())
        .max(Comparator.naturalOrder());
  }
}
