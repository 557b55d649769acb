package dev.purser.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema that statements make, as far as rules ask about it. */
final class Schema {
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, String> tablesOfIndexes = new HashMap<>();

  /** A table, with the release that made it. */
  static final class Table {
    final String release;
    final Map<String, Column> columns = new LinkedHashMap<>();
    final Map<String, Changeset> addedBy = new HashMap<>();
    final Map<String, Constraint> constraints = new LinkedHashMap<>();
    final Map<String, Changeset> constrainedBy = new HashMap<>();
    final Map<String, Ddl.CreateIndex> indexes = new LinkedHashMap<>();
    final Set<String> provedNotNull = new HashSet<>();

    Table(String release) {
      this.release = release;
    }
  }

  Map<String, Table> tables() {
    return tables;
  }

  /** Whether a release before has made it, so that it may have rows and be in use. */
  boolean isExisting(String table, Changeset changeset) {
    @Nullable Table known = tables.get(table);
    return known == null || !known.release.equals(changeset.release());
  }

  /** The table of an index; empty if it is not known. */
  String tableOf(String index) {
    return tablesOfIndexes.getOrDefault(index, "");
  }

  boolean isProvedNotNull(String table, String column) {
    @Nullable Table known = tables.get(table);
    return known != null && known.provedNotNull.contains(column);
  }

  /** Goes on by a statement. */
  void apply(Changeset by, Ddl ddl) {
    switch (ddl) {
      case Ddl.CreateTable created -> create(by, created);
      case Ddl.DropTable dropped -> dropped.tables().forEach(tables::remove);
      case Ddl.AlterTable altered ->
          altered.actions().forEach(action -> alter(by, altered.table(), action));
      case Ddl.CreateIndex index -> add(index);
      case Ddl.DropIndex index -> index.names().forEach(this::dropIndex);
      case Ddl.RenameIndex index -> rename(index);
      case Ddl.Rename _, Ddl.Rows _, Ddl.Block _, Ddl.Harmless _, Ddl.Other _ -> {}
    }
  }

  private void create(Changeset by, Ddl.CreateTable created) {
    var table = new Table(by.release());
    tables.put(created.table(), table);
    created.columns().forEach(column -> add(by, table, column));
    created.constraints().forEach(constraint -> add(by, created.table(), table, constraint));
  }

  private static void add(Changeset by, Table table, Column column) {
    table.columns.put(column.name(), column);
    table.addedBy.put(column.name(), by);
  }

  private static void add(Changeset by, String name, Table table, Constraint constraint) {
    var known =
        constraint.name().isEmpty()
            ? name + "_" + String.join("_", constraint.columns()) + "_" + table.constraints.size()
            : constraint.name();
    table.constraints.put(known, constraint);
    table.constrainedBy.put(known, by);
  }

  private void alter(Changeset by, String name, Tokens action) {
    var table = tables.computeIfAbsent(name, unknown -> new Table("(before)"));
    var what = action.without("column");
    switch (what.at(0)) {
      case "add" -> {
        if (Constraint.begins(what.from(1))) {
          add(by, name, table, Constraint.of(what.from(1)));
        } else {
          add(by, table, Column.of(what.from(1)));
        }
      }
      case "drop" -> {
        if (what.at(1).equals("constraint")) {
          table.constraints.remove(what.at(2));
        } else {
          table.columns.remove(what.at(1));
        }
      }
      case "validate" -> validate(table, what.at(2));
      case "rename" -> rename(name, table, what);
      default -> {}
    }
  }

  private static void validate(Table table, String constraint) {
    @Nullable Constraint known = table.constraints.get(constraint);
    if (known != null && !known.columnThatIsNotNull().isEmpty()) {
      table.provedNotNull.add(known.columnThatIsNotNull());
    }
  }

  private void rename(String name, Table table, Tokens what) {
    if (what.at(1).equals("to")) {
      tables.remove(name);
      tables.put(what.at(2), table);
    } else if (!what.at(1).equals("constraint")) {
      @Nullable Column column = table.columns.remove(what.at(1));
      @Nullable Changeset by = table.addedBy.remove(what.at(1));
      if (column != null && by != null) {
        add(by, table, new Column(what.at(3), column.type(), column.rest()));
      }
    }
  }

  private void add(Ddl.CreateIndex index) {
    tables
        .computeIfAbsent(index.table(), unknown -> new Table("(before)"))
        .indexes
        .put(index.name(), index);
    tablesOfIndexes.put(index.name(), index.table());
  }

  private void dropIndex(String name) {
    @Nullable Table table = tables.get(tableOf(name));
    if (table != null) {
      table.indexes.remove(name);
    }
    tablesOfIndexes.remove(name);
  }

  private void rename(Ddl.RenameIndex index) {
    @Nullable Table table = tables.get(tableOf(index.from()));
    if (table != null) {
      Ddl.@Nullable CreateIndex known = table.indexes.remove(index.from());
      if (known != null) {
        table.indexes.put(index.to(), known);
      }
      tablesOfIndexes.put(index.to(), tableOf(index.from()));
      tablesOfIndexes.remove(index.from());
    }
  }

  /** Which columns references begin with, in the order of each of them. */
  static List<List<String>> references(Table table) {
    var keys = new ArrayList<List<String>>();
    table.columns.values().stream()
        .filter(Column::isReference)
        .forEach(column -> keys.add(List.of(column.name())));
    table.constraints.values().stream()
        .filter(Constraint::isForeignKey)
        .forEach(constraint -> keys.add(constraint.columns()));
    return keys;
  }

  /** Whether rows are found by these columns, wherever they are not null. */
  static boolean isIndexed(Table table, List<String> columns) {
    return table.indexes.values().stream()
            .anyMatch(
                index -> leads(index.columns(), columns) && isWholeFor(index.condition(), columns))
        || table.constraints.values().stream()
            .filter(Constraint::needsIndex)
            .anyMatch(constraint -> leads(constraint.columns(), columns))
        || (columns.size() == 1
            && table.columns.values().stream()
                .filter(column -> column.isKey() || column.isUnique())
                .anyMatch(column -> column.name().equals(columns.getFirst())));
  }

  private static boolean leads(List<String> index, List<String> columns) {
    return index.size() >= columns.size()
        && Set.copyOf(index.subList(0, columns.size())).equals(Set.copyOf(columns));
  }

  private static boolean isWholeFor(Tokens condition, List<String> columns) {
    return condition.isEmpty()
        || columns.stream()
            .anyMatch(column -> condition.toString().equals(column + " is not null"));
  }
}
