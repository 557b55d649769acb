package dev.purser.application.shared.checkup;

import java.util.List;

/** Looks at a live database and changes nothing. */
public interface Checkup {
  /**
   * Goes through the list. A line that the database does not let whoever asks look at is unknown;
   * the others are looked at all the same.
   *
   * @param connections how many one instance wants at once; 0 behind a pooler, which shares them
   */
  List<Finding> examine(int connections);
}
