package dev.purser.migration;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What columns are of, wherever they are defined. */
public final class TypeRules {
  private static final Set<String> SMALL =
      Set.of("integer", "int", "int2", "int4", "smallint", "serial", "smallserial");
  private static final Set<String> BOUNDS = Set.of("between", "<", "<=", "=", "in");

  private TypeRules() {}

  static List<MigrationRule> all() {
    return List.of(timesHaveZones(), integersAreBig(), textsAreChecked());
  }

  /**
   * Instants are {@code timestamptz}: one without a zone means another time wherever it is read.
   */
  public static MigrationRule timesHaveZones() {
    return new MigrationRule(
        "times-have-zones",
        "a time without a zone is another one wherever it is read",
        changelog ->
            columns(changelog, type -> type.startsWith("time"), TypeRules::hasZone)
                .map(column -> column.examined("is of type %s; timestamptz is meant")));
  }

  private static boolean hasZone(Found column) {
    return column.type().startsWith("timestamptz") || column.type().contains("with time zone");
  }

  /**
   * Whole numbers are {@code bigint}, unless a {@code CHECK} bounds them from above: what counts on
   * for years is not to be widened under load.
   */
  public static MigrationRule integersAreBig() {
    return new MigrationRule(
        "integers-are-big",
        "a column that is full is not widened while it is in use",
        changelog ->
            columns(
                    changelog,
                    type -> SMALL.contains(type) || type.equals("bigint"),
                    TypeRules::fits)
                .map(
                    column -> column.examined("is of type %s and nothing bounds it; take bigint")));
  }

  private static boolean fits(Found column) {
    return column.type().equals("bigint")
        || column.checks().anyMatch(check -> BOUNDS.stream().anyMatch(check::has));
  }

  /**
   * Texts are {@code text} and not {@code varchar} or {@code char}, with a {@code CHECK} of what
   * may stand in them; or they refer to a column that has one.
   */
  public static MigrationRule textsAreChecked() {
    return new MigrationRule(
        "texts-are-checked",
        "a limit in a CHECK can be changed without touching the rows, and one without any will be"
            + " met",
        changelog ->
            columns(
                    changelog,
                    type -> type.startsWith("text") || type.contains("char"),
                    TypeRules::isChecked)
                .map(column -> column.examined("is of type %s; take text, with a CHECK")));
  }

  private static boolean isChecked(Found column) {
    return column.type().equals("text")
        && (column.column().isReference()
            || column.isPartOfReference()
            || column.checks().findAny().isPresent());
  }

  private static Stream<Judged> columns(
      Changelog changelog, Predicate<String> about, Predicate<Found> kept) {
    return Walk.toTheEnd(changelog).tables().entrySet().stream()
        .flatMap(table ->
            table.getValue().columns.values().stream()
                .map(column -> new Found(table.getKey(), table.getValue(), column)))
        .filter(found -> about.test(found.type()))
        .flatMap(found -> found.judged(kept.test(found)));
  }

  /** A column that is there at the end. */
  private record Found(String name, Schema.Table table, Column column) {
    String type() {
      return column.type().replaceAll(" \\([^)]*\\)", "").replace(" [ ]", "");
    }

    /** Whatever a check demands of it, in the column or beside it. */
    Stream<Tokens> checks() {
      var own = column.isChecked() ? Stream.of(column.rest()) : Stream.<Tokens>empty();
      return Stream.concat(
          own,
          table.constraints.values().stream()
              .filter(Constraint::isCheck)
              .map(Constraint::body)
              .filter(body -> body.has(column.name())));
    }

    boolean isPartOfReference() {
      return Schema.references(table).stream().anyMatch(key -> key.contains(column.name()));
    }

    Stream<Judged> judged(boolean kept) {
      @Nullable Changeset by = table.addedBy.get(column.name());
      return by == null
          ? Stream.empty()
          : Stream.of(new Judged(by, name + "." + column.name(), type(), kept));
    }
  }

  private record Judged(Changeset by, String column, String type, boolean kept) {
    Examined examined(String fault) {
      return Examined.of(by, kept, column + " " + fault.formatted(type));
    }
  }
}
