package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/** One line of the list. */
interface Check {
  /** The line, in a word or two. */
  String name();

  /** Asks the database. It reads catalogues and statistics, and never a table of the books. */
  Finding examine(Sql sql);
}
