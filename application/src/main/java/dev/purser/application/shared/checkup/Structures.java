package dev.purser.application.shared.checkup;

import java.util.List;

/** Whether what the database keeps on disk is whole, as far as it can tell itself. */
public interface Structures {
  /**
   * Reads every table and every index, and compares them. It takes long, asks for a superuser, and
   * installs what it needs for it: it is for a database that was restored to be looked at.
   */
  Report check();

  /**
   * What was found.
   *
   * @param indexes how many indexes were compared with their tables
   * @param damage what does not fit, one per line; nothing where all does
   */
  record Report(int indexes, List<String> damage) {
    public Report {
      damage = List.copyOf(damage);
    }

    public boolean isWhole() {
      return damage.isEmpty();
    }
  }
}
