package dev.purser.web.credit;

import dev.purser.application.credit.Statement;
import dev.purser.application.credit.StatementLine;
import dev.purser.web.shared.CsvTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a table whose every row is the balance before it and its change: the row that
 * opens it, one for each entry, and the one that closes it.
 */
final class StatementCsv {
  private static final List<String> HEADER =
      List.of(
          "row",
          "at",
          "sequence",
          "transferId",
          "kind",
          "reference",
          "counterparty",
          "asset",
          "scale",
          "change",
          "balance");

  private StatementCsv() {}

  static CsvTable of(Statement statement) {
    return new CsvTable(
        "statement-" + statement.account().value() + ".csv", HEADER, new Rows(statement));
  }

  /** The rows, of which there are two more than lines. */
  private static final class Rows implements Iterator<List<@Nullable Object>> {
    private final Statement statement;
    private final Iterator<StatementLine> lines;
    private boolean opened;
    private boolean closed;

    Rows(Statement statement) {
      this.statement = statement;
      this.lines = statement.lines();
    }

    @Override
    public boolean hasNext() {
      return !closed;
    }

    @Override
    public List<@Nullable Object> next() {
      if (!opened) {
        opened = true;
        return edge("OPENING", statement.from(), statement.after(), statement.opening());
      } else if (lines.hasNext()) {
        return row(lines.next());
      }
      closed = true;
      return edge("CLOSING", statement.to(), statement.last(), statement.closing());
    }

    private List<@Nullable Object> edge(
        String row, @Nullable Instant at, long sequence, long balance) {
      var asset = statement.asset();
      return Arrays.asList(
          row, at, sequence, null, null, null, null, asset.code(), asset.scale(), 0, balance);
    }

    private List<@Nullable Object> row(StatementLine line) {
      var entry = line.entry();
      return Arrays.asList(
          "ENTRY",
          entry.at(),
          entry.sequence(),
          entry.transfer().value(),
          line.kind(),
          line.reference(),
          line.counterparty().value(),
          statement.asset().code(),
          statement.asset().scale(),
          entry.change(),
          entry.balance());
    }
  }
}
