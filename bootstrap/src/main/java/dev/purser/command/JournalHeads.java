package dev.purser.command;

import dev.purser.application.credit.Journal;
import dev.purser.application.credit.JournalHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Heads of the journal's chains as lines of text, one per chain. Whatever else is printed around
 * them is not minded, so that the whole output of a command can be kept.
 */
final class JournalHeads {
  private static final Pattern LINE = Pattern.compile("head (\\d{1,2}) (\\d{1,18}) ([0-9a-f]{64})");

  /** More than any command prints. */
  private static final long MAX_BYTES = 1_000_000;

  private JournalHeads() {}

  static List<String> lines(List<JournalHead> heads) {
    return heads.stream()
        .map(head -> "head %d %d %s".formatted(head.chain(), head.length(), head.hash()))
        .toList();
  }

  /** The heads in a file; nothing unless they are those of all chains. */
  static Optional<List<JournalHead>> read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      var heads =
          Files.readAllLines(file).stream()
              .map(LINE::matcher)
              .filter(line -> line.matches() && Integer.parseInt(line.group(1)) < Journal.CHAINS)
              .map(line ->
                  new JournalHead(
                      Integer.parseInt(line.group(1)),
                      Long.parseLong(line.group(2)),
                      line.group(3)))
              .toList();
      var chains = heads.stream().map(JournalHead::chain).distinct().count();
      return chains == Journal.CHAINS && heads.size() == Journal.CHAINS
          ? Optional.of(heads)
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Puts the heads into a file, which is replaced as a whole or not at all. */
  static void write(Path file, List<JournalHead> heads) {
    try {
      var place = file.toAbsolutePath();
      var written = Files.createTempFile(place.getParent(), "heads", ".tmp");
      Files.write(written, lines(heads));
      Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "The heads could not be written to " + file + ": " + failed.getMessage(), failed);
    }
  }
}
