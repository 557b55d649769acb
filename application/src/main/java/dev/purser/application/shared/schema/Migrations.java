package dev.purser.application.shared.schema;

import java.util.List;
import java.util.function.Consumer;

/**
 * The schema's history, as a release step runs it: forward to what this release needs, and back to
 * a release before. One migration runs at a time per database; whoever comes meanwhile waits, and
 * then does what is left. Each changeset is a transaction of its own (unless it says that it is
 * none), so that a migration that fails or is killed leaves what came before done, and is simply
 * run again. Needs no transaction around it.
 */
public interface Migrations {

  /** How far the database is. Changes nothing, and waits for nobody. */
  MigrationStatus status();

  /** What {@link #migrate} would execute. Changes nothing. */
  String sqlToMigrate(MigrationLimits limits);

  /**
   * Applies what is pending.
   *
   * @param progress told a sentence before each step, while waiting, and of a lock that a killed
   *     migration left, which is cleared
   * @return what was applied
   * @throws MigrationException if a changeset fails, or somebody else migrates for too long
   */
  List<Changeset> migrate(MigrationLimits limits, Consumer<String> progress);

  /**
   * What {@link #rollBackTo} would execute. Changes nothing.
   *
   * @throws MigrationException as it does
   */
  String sqlToRollBackTo(String tag, MigrationLimits limits);

  /**
   * Takes back what came after the release of that tag, with all that stands in it.
   *
   * @return what was taken back, the last first
   * @throws MigrationException if the database has no such tag or changesets that only a later
   *     release could take back, or if a rollback fails
   */
  List<Changeset> rollBackTo(String tag, MigrationLimits limits, Consumer<String> progress);

  /**
   * Holds the database to the changelog: changesets that read differently now than when they were
   * applied, and whatever in the schema differs from one that the applied changesets make. That one
   * is made in a database of its own on the same server, which goes afterwards.
   *
   * @return a sentence or line for each difference
   * @throws MigrationException if there can be no such database
   */
  List<String> differences();
}
