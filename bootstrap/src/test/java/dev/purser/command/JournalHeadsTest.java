package dev.purser.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.Journal;
import dev.purser.application.credit.JournalHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalHeadsTest {
  private static final List<JournalHead> HEADS =
      IntStream.range(0, Journal.CHAINS)
          .mapToObj(chain -> new JournalHead(chain, 1_000_000_007L * chain, "0a".repeat(32)))
          .toList();

  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() {
    var file = folder.resolve("heads.txt");

    JournalHeads.write(file, HEADS.reversed());
    JournalHeads.write(file, HEADS);

    assertThat(JournalHeads.read(file)).contains(HEADS);
    assertThat(folder).isDirectoryContaining("glob:**/heads.txt");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void readsHeadsAmongWhateverElseWasPrinted() throws IOException {
    var lines = String.join("\n", JournalHeads.lines(HEADS));
    var file = Files.writeString(folder.resolve("output.txt"), "Building\n" + lines + "\nhead 1\n");

    assertThat(JournalHeads.read(file)).contains(HEADS);
  }

  @Test
  void takesNothingButTheHeadsOfAllChains() throws IOException {
    var lines = JournalHeads.lines(HEADS);
    var incomplete = Files.write(folder.resolve("15.txt"), lines.subList(1, Journal.CHAINS));
    var twice = Files.write(folder.resolve("17.txt"), lines);
    Files.writeString(twice, lines.getFirst() + "\n" + Files.readString(twice));
    var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});

    for (var file : List.of(incomplete, twice, binary, folder, folder.resolve("none"))) {
      assertThat(JournalHeads.read(file)).as(file.toString()).isEmpty();
    }
  }
}
