package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.Changeset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Follows what Liquibase does, changeset by changeset. */
final class Steps extends AbstractChangeExecListener {
  private final Consumer<String> progress;
  private final List<Changeset> done = new ArrayList<>();
  private @Nullable Changeset current;

  Steps(Consumer<String> progress) {
    this.progress = progress;
  }

  List<Changeset> done() {
    return List.copyOf(done);
  }

  /** What it was at when it ended. */
  Optional<Changeset> current() {
    return Optional.ofNullable(current);
  }

  @Override
  public void willRun(
      ChangeSet changeSet,
      DatabaseChangeLog changelog,
      Database database,
      ChangeSet.RunStatus status) {
    begin("Applying ", changeSet);
  }

  @Override
  public void ran(
      ChangeSet changeSet,
      DatabaseChangeLog changelog,
      Database database,
      ChangeSet.ExecType result) {
    end(changeSet);
  }

  @Override
  public void willRollback(ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
    begin("Taking back ", changeSet);
  }

  @Override
  public void rolledBack(ChangeSet changeSet, DatabaseChangeLog changelog, Database database) {
    end(changeSet);
  }

  private void begin(String doing, ChangeSet changeSet) {
    current = Changelog.toChangeset(changeSet);
    progress.accept(doing + current);
  }

  private void end(ChangeSet changeSet) {
    done.add(Changelog.toChangeset(changeSet));
    current = null;
  }
}
