package dev.purser.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Goes through a changelog, statement by statement, with the schema as it was before each. */
final class Walk {
  private Walk() {}

  /** Looks at a statement, and says what it finds. */
  @FunctionalInterface
  interface Look {
    void at(Schema before, Changeset changeset, Ddl ddl, Consumer<Examined> found);
  }

  /** Looks at an action on a table that was there before the release. */
  @FunctionalInterface
  interface LookAtAction {
    void at(Schema before, Changeset changeset, Action action, Consumer<Examined> found);
  }

  /**
   * One of what {@code ALTER TABLE} is to do.
   *
   * @param what it, without the word {@code column}, which may stand there or not
   */
  record Action(String table, Tokens what) {
    boolean addsConstraint() {
      return what.at(0).equals("add") && Constraint.begins(what.from(1));
    }

    boolean addsColumn() {
      return what.at(0).equals("add") && !addsConstraint();
    }

    Constraint constraint() {
      return Constraint.of(what.from(1));
    }

    Column column() {
      return Column.of(what.from(1));
    }
  }

  static Stream<Examined> through(Changelog changelog, Look look) {
    var found = new ArrayList<Examined>();
    var schema = new Schema();
    for (var changeset : changelog.changesets()) {
      for (var statement : changeset.statements()) {
        var ddl = Ddl.of(statement);
        look.at(schema, changeset, ddl, found::add);
        schema.apply(changeset, ddl);
      }
    }
    return found.stream();
  }

  /** The schema at the end. */
  static Schema toTheEnd(Changelog changelog) {
    var schema = new Schema();
    for (var changeset : changelog.changesets()) {
      changeset.statements().forEach(statement -> schema.apply(changeset, Ddl.of(statement)));
    }
    return schema;
  }

  static Stream<Examined> throughActionsOnExistingTables(Changelog changelog, LookAtAction look) {
    return through(
        changelog,
        (schema, changeset, ddl, found) -> {
          if (ddl instanceof Ddl.AlterTable altered
              && schema.isExisting(altered.table(), changeset)) {
            actions(altered).forEach(action -> look.at(schema, changeset, action, found));
          }
        });
  }

  private static List<Action> actions(Ddl.AlterTable altered) {
    return altered.actions().stream()
        .map(action -> new Action(altered.table(), action.without("column")))
        .toList();
  }
}
