package dev.purser.migration;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** How tables that are in use change. */
public final class TableRules {
  /** Functions that give the same for every row of a statement. */
  private static final Set<String> STABLE = Set.of("now", "transaction_timestamp");

  private TableRules() {}

  static List<MigrationRule> all() {
    return List.of(
        constraintsAreValidatedLater(),
        defaultsAreConstant(),
        tablesAreNotRewritten(),
        nothingIsRenamed(),
        notNullIsProvedFirst());
  }

  /**
   * A constraint is added {@code NOT VALID} to a table that a release before made, and validated in
   * a later changeset, which lets everybody read and write meanwhile.
   */
  public static MigrationRule constraintsAreValidatedLater() {
    return new MigrationRule(
        "constraints-are-validated-later",
        "the whole table is read under a lock that keeps everybody out",
        changelog -> Walk.throughActionsOnExistingTables(changelog, TableRules::lookAtConstraint));
  }

  private static void lookAtConstraint(
      Schema schema, Changeset changeset, Walk.Action action, Consumer<Examined> found) {
    if (action.addsConstraint()
        && (action.constraint().isCheck() || action.constraint().isForeignKey())) {
      found.accept(
          Examined.of(
              changeset,
              action.constraint().isValidatedLater(),
              "adds a constraint to %s without NOT VALID".formatted(action.table())));
    } else if (action.addsColumn()
        && (action.column().isChecked() || action.column().isReference())) {
      found.accept(
          Examined.of(
              changeset,
              false,
              "adds the column %s.%s with a constraint; add that NOT VALID in a statement of its own"
                  .formatted(action.table(), action.column().name())));
    } else if (action.what().at(0).equals("validate")) {
      var constraint = action.what().at(2);
      found.accept(
          Examined.of(
              changeset,
              changeset.statements().stream()
                  .noneMatch(other -> other.hasSequence("add", "constraint", constraint)),
              "adds and validates %s in one transaction".formatted(constraint)));
    }
  }

  /**
   * A column that is added to a table in use has no default but a constant one, or {@code now()}.
   * What has to be computed row by row is a backfill.
   */
  public static MigrationRule defaultsAreConstant() {
    return new MigrationRule(
        "defaults-are-constant",
        "the table would be written anew, row by row, under a lock that keeps everybody out",
        changelog ->
            Walk.throughActionsOnExistingTables(
                changelog,
                (schema, changeset, action, found) -> {
                  if (action.addsColumn() && !action.column().standard().isEmpty()) {
                    found.accept(
                        Examined.of(
                            changeset,
                            isConstant(action.column().standard()),
                            "the default of %s.%s differs from row to row"
                                .formatted(action.table(), action.column().name())));
                  }
                }));
  }

  private static boolean isConstant(Tokens standard) {
    for (var i = 1; i < standard.size(); i++) {
      var called = standard.at(i - 1);
      if (standard.at(i).equals("(") && called.matches("\\w+") && !STABLE.contains(called)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Nothing writes a table in use anew: no change of a column's type, no column that is computed or
   * numbered for the rows that are there, no other place or kind of storage. A new column beside
   * the old one, dual writing and a backfill come to the same.
   */
  public static MigrationRule tablesAreNotRewritten() {
    return new MigrationRule(
        "tables-are-not-rewritten",
        "the table is written anew under a lock that keeps everybody out",
        changelog ->
            Walk.through(
                changelog,
                (schema, changeset, ddl, found) -> {
                  switch (ddl) {
                    case Ddl.AlterTable altered
                        when schema.isExisting(altered.table(), changeset) ->
                        altered
                            .actions()
                            .forEach(action ->
                                found.accept(
                                    Examined.of(
                                        changeset,
                                        !rewrites(
                                            new Walk.Action(
                                                altered.table(), action.without("column"))),
                                        "writes %s anew: %s".formatted(altered.table(), action))));
                    case Ddl.Other(var statement)
                        when statement.at(0).equals("cluster")
                            || statement.hasSequence("vacuum", "full")
                            || (statement.at(0).equals("vacuum") && statement.has("full")) ->
                        found.accept(
                            Examined.of(changeset, false, "writes a table anew: " + statement));
                    default -> {}
                  }
                }));
  }

  private static boolean rewrites(Walk.Action action) {
    var what = action.what();
    return switch (what.at(0)) {
      case "add" -> action.addsColumn() && action.column().isComputed();
      case "alter" ->
          what.at(2).equals("type")
              || (what.at(2).equals("set") && what.at(3).equals("data"))
              || what.hasSequence("add", "generated");
      case "set" -> Set.of("logged", "unlogged", "tablespace", "access").contains(what.at(1));
      default -> false;
    };
  }

  /**
   * No table, column or other thing in use gets another name, as the release that runs meanwhile
   * knows it by the old one. Names of indexes and constraints are nobody's business.
   */
  public static MigrationRule nothingIsRenamed() {
    return new MigrationRule(
        "nothing-is-renamed",
        "the release that runs meanwhile knows it by its old name",
        changelog ->
            Walk.through(
                changelog,
                (schema, changeset, ddl, found) -> {
                  switch (ddl) {
                    case Ddl.AlterTable altered
                        when schema.isExisting(altered.table(), changeset) ->
                        altered
                            .actions()
                            .forEach(action ->
                                found.accept(
                                    Examined.of(
                                        changeset,
                                        !action.at(0).equals("rename")
                                            || action.at(1).equals("constraint"),
                                        "renames %s or a column of it"
                                            .formatted(altered.table()))));
                    case Ddl.Rename _ ->
                        found.accept(Examined.of(changeset, false, "renames something"));
                    default -> {}
                  }
                }));
  }

  /**
   * {@code SET NOT NULL} on a table in use comes after a validated {@code CHECK (column IS NOT
   * NULL)}, which spares the server to read the table under a lock; and a column is not added
   * {@code NOT NULL} without a default, which fails where there is a row.
   */
  public static MigrationRule notNullIsProvedFirst() {
    return new MigrationRule(
        "not-null-is-proved-first",
        "the whole table is read under a lock that keeps everybody out",
        changelog ->
            Walk.throughActionsOnExistingTables(
                changelog,
                (schema, changeset, action, found) -> {
                  var what = action.what();
                  if (action.addsColumn() && action.column().isNotNull()) {
                    found.accept(
                        Examined.of(
                            changeset,
                            !action.column().standard().isEmpty(),
                            "adds %s.%s as NOT NULL without a default"
                                .formatted(action.table(), action.column().name())));
                  } else if (what.at(0).equals("alter")
                      && what.from(2).startsWith("set", "not", "null")) {
                    found.accept(
                        Examined.of(
                            changeset,
                            schema.isProvedNotNull(action.table(), what.at(1)),
                            "sets %s.%s NOT NULL without a validated CHECK (%s IS NOT NULL) before"
                                .formatted(action.table(), what.at(1), what.at(1))));
                  }
                }));
  }
}
