package dev.purser.migration;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How indexes come and go on tables that are in use. */
public final class IndexRules {
  private IndexRules() {}

  static List<MigrationRule> all() {
    return List.of(builtConcurrently(), standAlone(), checkedAfterwards(), foreignKeysAreIndexed());
  }

  /**
   * An index of a table that a release before made is built and dropped {@code CONCURRENTLY}; so is
   * the index of a key, which is then added {@code USING INDEX}. Otherwise nobody writes the table
   * as long as it is built.
   */
  public static MigrationRule builtConcurrently() {
    return new MigrationRule(
        "indexes-are-built-concurrently",
        "nobody could write the table meanwhile",
        changelog ->
            Walk.through(
                changelog,
                (schema, changeset, ddl, found) -> {
                  switch (ddl) {
                    case Ddl.CreateIndex index when schema.isExisting(index.table(), changeset) ->
                        found.accept(
                            Examined.of(
                                changeset,
                                index.concurrently(),
                                "builds the index %s of %s without CONCURRENTLY"
                                    .formatted(index.name(), index.table())));
                    case Ddl.DropIndex index -> {
                      if (index.names().stream()
                          .anyMatch(name -> schema.isExisting(schema.tableOf(name), changeset))) {
                        found.accept(
                            Examined.of(
                                changeset,
                                index.concurrently(),
                                "drops the index %s without CONCURRENTLY"
                                    .formatted(String.join(", ", index.names()))));
                      }
                    }
                    case Ddl.AlterTable altered
                        when schema.isExisting(altered.table(), changeset) ->
                        altered.actions().stream()
                            .map(action ->
                                new Walk.Action(altered.table(), action.without("column")))
                            .filter(IndexRules::addsKey)
                            .forEach(action ->
                                found.accept(
                                    Examined.of(
                                        changeset,
                                        !buildsIndex(action),
                                        "adds a key to %s that builds its index; build it CONCURRENTLY and add the key USING INDEX"
                                            .formatted(altered.table()))));
                    default -> {}
                  }
                }));
  }

  private static boolean addsKey(Walk.Action action) {
    return action.addsConstraint()
        ? action.constraint().isKey()
        : action.addsColumn() && (action.column().isKey() || action.column().isUnique());
  }

  private static boolean buildsIndex(Walk.Action action) {
    return !action.addsConstraint() || action.constraint().needsIndex();
  }

  /**
   * What is done {@code CONCURRENTLY} is the only thing in its changeset, outside a transaction;
   * the same index may be dropped {@code IF EXISTS} before, which clears away what an attempt left
   * that was cut off.
   */
  public static MigrationRule standAlone() {
    return new MigrationRule(
        "concurrent-indexes-stand-alone",
        "PostgreSQL does it in no transaction, and what stands beside it would be done twice or not"
            + " at all",
        changelog ->
            changelog.changesets().stream()
                .filter(changeset -> isConcurrent(changeset))
                .map(changeset ->
                    Examined.of(
                        changeset,
                        !changeset.transactional() && isAboutOneIndex(changeset),
                        "does something CONCURRENTLY in a transaction (runInTransaction:false) or"
                            + " not alone")));
  }

  private static boolean isConcurrent(Changeset changeset) {
    return ddl(changeset)
        .anyMatch(ddl ->
            switch (ddl) {
              case Ddl.CreateIndex index -> index.concurrently();
              case Ddl.DropIndex index -> index.concurrently();
              default -> false;
            });
  }

  private static boolean isAboutOneIndex(Changeset changeset) {
    var all = ddl(changeset).toList();
    var names = Set.copyOf(all.stream().flatMap(IndexRules::concurrentNames).toList());
    return all.size() <= 2
        && names.size() == 1
        && all.stream().allMatch(ddl -> concurrentNames(ddl).count() == 1)
        && (all.size() == 1 || all.getFirst() instanceof Ddl.DropIndex);
  }

  private static Stream<String> concurrentNames(Ddl ddl) {
    return switch (ddl) {
      case Ddl.CreateIndex index when index.concurrently() -> Stream.of(index.name());
      case Ddl.DropIndex index when index.concurrently() -> index.names().stream();
      default -> Stream.empty();
    };
  }

  private static Stream<Ddl> ddl(Changeset changeset) {
    return changeset.statements().stream().map(Ddl::of);
  }

  /**
   * After an index was built {@code CONCURRENTLY}, a later changeset of the release asks {@code
   * indisvalid} whether it is there: one that failed half-way stays behind, is kept up to date and
   * serves nobody.
   */
  public static MigrationRule checkedAfterwards() {
    return new MigrationRule(
        "concurrent-indexes-are-checked",
        "one that failed half-way stays behind and serves nobody",
        changelog ->
            changelog.changesets().stream()
                .flatMap(changeset ->
                    ddl(changeset)
                        .filter(ddl -> ddl instanceof Ddl.CreateIndex index && index.concurrently())
                        .map(ddl -> ((Ddl.CreateIndex) ddl).name())
                        .map(name ->
                            Examined.of(
                                changeset,
                                isChecked(changelog, changeset, name),
                                "builds the index %s and no later changeset looks at its indisvalid"
                                    .formatted(name)))));
  }

  private static boolean isChecked(Changelog changelog, Changeset builder, String index) {
    var all = changelog.changesets();
    return all.subList(all.indexOf(builder) + 1, all.size()).stream()
        .filter(changeset -> changeset.release().equals(builder.release()))
        .flatMap(changeset -> changeset.statements().stream())
        .map(Tokens::toString)
        .anyMatch(sql -> sql.contains("indisvalid") && sql.contains(index));
  }

  /**
   * The columns of a foreign key lead an index that has all rows in which they are not null.
   * Otherwise whoever deletes or renames what they refer to reads the whole table, under a lock.
   */
  public static MigrationRule foreignKeysAreIndexed() {
    return new MigrationRule(
        "foreign-keys-are-indexed",
        "a delete on the other side would read the whole table",
        changelog ->
            Walk.toTheEnd(changelog).tables().entrySet().stream()
                .flatMap(table -> foreignKeys(table.getKey(), table.getValue())));
  }

  private static Stream<Examined> foreignKeys(String name, Schema.Table table) {
    return Schema.references(table).stream()
        .filter(columns -> addedBy(table, columns) != null)
        .map(columns ->
            Examined.of(
                addedBy(table, columns),
                Schema.isIndexed(table, columns),
                "%s (%s) refers to another table and no index begins with that"
                    .formatted(name, String.join(", ", columns))));
  }

  private static Changeset addedBy(Schema.Table table, List<String> columns) {
    return table.constraints.entrySet().stream()
        .filter(constraint -> constraint.getValue().isForeignKey())
        .filter(constraint -> constraint.getValue().columns().equals(columns))
        .map(constraint -> table.constrainedBy.get(constraint.getKey()))
        .findFirst()
        .orElseGet(() -> table.addedBy.get(columns.getFirst()));
  }
}
