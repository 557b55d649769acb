package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.OnConflict;
import dev.purser.domain.catalog.ProductImport;
import java.util.Iterator;
import java.util.List;

/**
 * Creates and changes products line by line. Never more than {@link #MAX_CHUNK} lines are held and
 * written at a time; each such part is durable when the next one is begun, and can be asked for
 * while the import runs. A line fails alone, with the code that a request for its product alone
 * would be refused with.
 */
public interface ImportProducts {
  /** So many lines are written in one transaction. */
  int MAX_CHUNK = 500;

  /**
   * Reads the lines to their end.
   *
   * @param lines read while they are imported. What they throw is thrown on, and leaves the import
   *     interrupted, with what was written until then; but nothing is begun before the first of
   *     them was read
   */
  Reply<Report> run(Actor actor, OnConflict onConflict, Iterator<ImportLine> lines);

  /**
   * What became of an import.
   *
   * @param failed the first {@link ProductImport#MAX_TOLD} lines that failed
   */
  record Report(ProductImport productImport, List<FailedLine> failed) {
    public Report {
      failed = List.copyOf(failed);
    }
  }
}
