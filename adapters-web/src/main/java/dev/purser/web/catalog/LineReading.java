package dev.purser.web.catalog;

import dev.purser.application.catalog.ImportLine;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of an import, each read when it is asked for. */
abstract class LineReading implements Iterator<ImportLine> {
  /** In bytes; the longest product, with everything escaped, is about half of it. */
  static final int MAX_LINE = 128 * 1024;

  static final long MAX_LINES = 1_000_000;

  private @Nullable ImportLine ahead;
  private long count;

  /** The next line that says something; null after the last one. */
  abstract @Nullable ImportLine read() throws IOException;

  @Override
  public final boolean hasNext() {
    if (ahead == null) {
      ahead = readChecked();
    }
    return ahead != null;
  }

  @Override
  public final ImportLine next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException();
    }
    var line = ahead;
    ahead = null;
    return line;
  }

  private @Nullable ImportLine readChecked() {
    try {
      var line = read();
      if (line != null) {
        count++;
      }
      if (count > MAX_LINES) {
        throw new ProblemException(
            ProblemCode.PAYLOAD_TOO_LARGE, "An import has at most " + MAX_LINES + " lines.");
      }
      return line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static ImportLine unreadable(long line, String detail) {
    return new ImportLine.Unreadable(
        new FailedLine(line, ProblemCode.MALFORMED_REQUEST.code(), detail));
  }

  /** The line with everything that is wrong with it. */
  static ImportLine unreadable(long line, List<Fault> faults) {
    return unreadable(
        line, faults.stream().map(LineReading::sentence).collect(Collectors.joining(" ")));
  }

  private static String sentence(Fault fault) {
    var place = fault.figures().getOrDefault("parameter", fault.pointer()).toString();
    return place.isEmpty() ? fault.detail() : place + ": " + fault.detail();
  }
}
