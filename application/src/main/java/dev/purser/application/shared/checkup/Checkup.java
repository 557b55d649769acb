package dev.purser.application.shared.checkup;

import java.util.List;

/** Looks at a live database and changes nothing. */
public interface Checkup {
  /**
   * Goes through the list. A line that the database does not let whoever asks look at is unknown;
   * the others are looked at all the same.
   *
   * @param pool connections that one instance wants at once; 0 behind a pooler, which shares them
   * @param instances how many run side by side
   */
  List<Finding> examine(int pool, int instances);
}
