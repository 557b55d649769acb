package dev.purser.web.shared;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of comma-separated values (RFC 4180). What would be a formula to a spreadsheet is not
 * one here: a text that starts like one gets an apostrophe before it, and one that starts with an
 * apostrophe another, so that the first of them is never part of the text. Numbers are numbers.
 */
final class CsvWriter {
  private static final String END_OF_ROW = "\r\n";

  /** What spreadsheets take for the start of a formula, also in its wide forms. */
  private static final String FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Appendable out;

  CsvWriter(Appendable out) {
    this.out = out;
  }

  void write(List<? extends @Nullable Object> row) throws IOException {
    var first = true;
    for (var value : row) {
      if (!first) {
        out.append(',');
      }
      first = false;
      if (value instanceof Number) {
        out.append(value.toString());
      } else if (value != null) {
        write(value.toString());
      }
    }
    out.append(END_OF_ROW);
  }

  private void write(String text) throws IOException {
    var safe = isTakenForFormula(text) ? "'" + text : text;
    if (safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
      out.append('"').append(safe.replace("\"", "\"\"")).append('"');
    } else {
      out.append(safe);
    }
  }

  private static boolean isTakenForFormula(String text) {
    return !text.isEmpty() && (text.charAt(0) == '\'' || FORMULAS.indexOf(text.charAt(0)) >= 0);
  }
}
