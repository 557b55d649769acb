package dev.purser.application.shared;

import java.util.List;

/**
 * What the database does by itself about statements that take too long and about transactions that
 * nobody goes on with. The service counts on both: a row stays locked no longer than they let it.
 */
public interface StatementLimits {
  /** The names of the database's settings that hold nobody to a limit on this connection. */
  List<String> missing();
}
