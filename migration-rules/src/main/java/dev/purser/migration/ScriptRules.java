package dev.purser.migration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How changesets are made, whatever is in them. */
public final class ScriptRules {
  private static final Set<String> LIMITS = Set.of("lock_timeout", "statement_timeout");

  private ScriptRules() {}

  static List<MigrationRule> all() {
    return List.of(
        everythingCanBeTakenBack(),
        limitsAreSet(),
        dataApartFromSchema(),
        dataInBoundedBatches(),
        suppressionsHaveReasons());
  }

  /** Every changeset says how it is taken back, be it by {@code SELECT 1}. */
  public static MigrationRule everythingCanBeTakenBack() {
    return new MigrationRule(
        "rollbacks-exist",
        "a release that fails has to be taken back at night",
        changelog ->
            changelog.changesets().stream()
                .filter(changeset -> !changeset.isTag())
                .map(changeset ->
                    Examined.of(
                        changeset,
                        changeset.rollback() == Changeset.Rollback.GIVEN,
                        "has no rollback")));
  }

  /**
   * Every changeset runs under a {@code lock_timeout} and a {@code statement_timeout}, which
   * whoever runs the migrations sets ({@link Changelog#after}) or the changeset itself; none turns
   * them off.
   */
  public static MigrationRule limitsAreSet() {
    return new MigrationRule(
        "limits-are-set",
        "a statement that waits for a lock has everybody else wait behind it",
        changelog ->
            changelog.changesets().stream()
                .filter(changeset -> !changeset.isTag())
                .flatMap(
                    changeset -> LIMITS.stream().map(limit -> limit(changelog, changeset, limit))));
  }

  private static Examined limit(Changelog changelog, Changeset changeset, String limit) {
    var own = changeset.statements().stream().filter(statement -> sets(statement, limit)).toList();
    var before =
        changelog.preamble().splitAt(";").stream()
            .filter(statement -> sets(statement, limit))
            .toList();
    var all = Stream.concat(before.stream(), own.stream()).toList();
    return Examined.of(
        changeset,
        !all.isEmpty() && all.stream().noneMatch(ScriptRules::turnsOff),
        "runs without " + limit);
  }

  private static boolean sets(Tokens statement, String limit) {
    return statement.at(0).equals("set") && statement.has(limit);
  }

  private static boolean turnsOff(Tokens statement) {
    return statement.at(statement.size() - 1).matches("'?0+\\s*\\w*'?|default");
  }

  /** Rows that were there before the release change in changesets of their own. */
  public static MigrationRule dataApartFromSchema() {
    return new MigrationRule(
        "data-apart-from-schema",
        "locks of the schema would be held as long as rows are written",
        changelog ->
            Walk.through(
                changelog,
                (schema, changeset, ddl, found) -> {
                  if (writesExisting(schema, changeset, ddl)) {
                    found.accept(
                        Examined.of(
                            changeset,
                            changeset.statements().stream()
                                .map(Ddl::of)
                                .noneMatch(ScriptRules::isSchema),
                            "changes the schema and rows that were there before"));
                  }
                }));
  }

  /**
   * Rows that were there before the release change in batches of a limited size: by a statement
   * with a {@code LIMIT}, or, better, by a backfill outside the changelog.
   */
  public static MigrationRule dataInBoundedBatches() {
    return new MigrationRule(
        "data-in-bounded-batches",
        "one statement over a large table locks its rows, bloats it and holds back the rest",
        changelog ->
            Walk.through(
                changelog,
                (schema, changeset, ddl, found) -> {
                  if (writesExisting(schema, changeset, ddl)) {
                    found.accept(
                        Examined.of(
                            changeset, isBounded(ddl), "changes any number of rows at once"));
                  }
                }));
  }

  private static boolean writesExisting(Schema schema, Changeset changeset, Ddl ddl) {
    return switch (ddl) {
      case Ddl.Rows rows -> schema.isExisting(rows.table(), changeset);
      case Ddl.Block block -> Ddl.CHANGE_ROWS.stream().anyMatch(block.body()::has);
      default -> false;
    };
  }

  private static boolean isBounded(Ddl ddl) {
    return switch (ddl) {
      case Ddl.Rows rows ->
          rows.statement().has("limit")
              || (rows.kind().equals("insert") && rows.statement().has("values"));
      case Ddl.Block block -> block.body().has("limit");
      default -> true;
    };
  }

  private static boolean isSchema(Ddl ddl) {
    return switch (ddl) {
      case Ddl.Rows _, Ddl.Block _, Ddl.Harmless _ -> false;
      case Ddl.CreateTable _,
          Ddl.DropTable _,
          Ddl.AlterTable _,
          Ddl.CreateIndex _,
          Ddl.DropIndex _,
          Ddl.RenameIndex _,
          Ddl.Rename _,
          Ddl.Other _ ->
          true;
    };
  }

  /** A suppression names a rule, has a reason, and is there for something. */
  public static MigrationRule suppressionsHaveReasons() {
    return new MigrationRule(
        "suppressions-have-reasons",
        "whoever reads the changeset later has to know whether the reason still holds",
        changelog ->
            changelog.changesets().stream()
                .flatMap(changeset ->
                    changeset.suppressions().entrySet().stream()
                        .map(entry ->
                            new Examined(
                                changeset,
                                wrong(changelog, changeset, entry.getKey(), entry.getValue())))));
  }

  private static Optional<String> wrong(
      Changelog changelog, Changeset changeset, String name, String reason) {
    var rule = MigrationRules.named(name);
    if (rule.isEmpty()) {
      return Optional.of("suppresses %s, which is no rule".formatted(name));
    }
    if (reason.isBlank()) {
      return Optional.of("suppresses %s without a reason".formatted(name));
    }
    return rule.get().finds(changelog, changeset)
        ? Optional.empty()
        : Optional.of("suppresses %s, which it keeps".formatted(name));
  }
}
