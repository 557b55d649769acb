package dev.purser.migration;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a statement is, as far as rules care. */
sealed interface Ddl {
  Set<String> CHANGE_ROWS = Set.of("insert", "update", "delete", "merge", "copy", "truncate");
  Set<String> CHANGE_NOTHING =
      Set.of("select", "set", "reset", "comment", "grant", "revoke", "analyze", "begin", "commit");

  /** What may stand between {@code CREATE} and what is created. */
  Set<String> BETWEEN = Set.of("unlogged", "unique", "or", "replace", "global", "local");

  record CreateTable(String table, List<Column> columns, List<Constraint> constraints)
      implements Ddl {}

  record DropTable(List<String> tables) implements Ddl {}

  /** Its actions are each what stands between commas. */
  record AlterTable(String table, List<Tokens> actions) implements Ddl {}

  record CreateIndex(
      String name, String table, boolean concurrently, List<String> columns, Tokens condition)
      implements Ddl {}

  record DropIndex(List<String> names, boolean concurrently) implements Ddl {}

  record RenameIndex(String from, String to) implements Ddl {}

  /** Of something that is neither table nor index. */
  record Rename() implements Ddl {}

  /** Writes rows and changes no schema. */
  record Rows(String kind, String table, Tokens statement) implements Ddl {}

  /** A block of code that is run at once. */
  record Block(Tokens body) implements Ddl {}

  /** Sets a parameter, or asks a question. */
  record Harmless(Tokens statement) implements Ddl {}

  /** Changes the schema in a way that no rule is about. */
  record Other(Tokens statement) implements Ddl {}

  static Ddl of(Tokens written) {
    var statement = plain(written);
    return switch (statement.at(0)) {
      case "create" -> create(statement);
      case "drop" -> drop(statement);
      case "alter" -> alter(statement);
      case "do" -> new Block(body(statement));
      case "with" ->
          CHANGE_ROWS.stream().anyMatch(statement::has) ? rows(statement) : harmless(statement);
      case String first when CHANGE_ROWS.contains(first) -> rows(statement);
      case String first when CHANGE_NOTHING.contains(first) -> harmless(statement);
      default -> new Other(statement);
    };
  }

  /** Words that do not matter to any rule are left out. */
  private static Tokens plain(Tokens written) {
    var exists = written.find("if", "not", "exists");
    var without = exists < 0 ? written : cut(written, exists, 3);
    exists = without.find("if", "exists");
    without = exists < 0 ? without : cut(without, exists, 2);
    return without.at(0).equals("alter") && without.at(2).equals("only")
        ? cut(without, 2, 1)
        : without;
  }

  private static Tokens cut(Tokens tokens, int from, int count) {
    return new Tokens(
        Stream.concat(
                tokens.all().subList(0, from).stream(), tokens.from(from + count).all().stream())
            .toList());
  }

  private static Ddl create(Tokens statement) {
    var begin = 1;
    while (BETWEEN.contains(statement.at(begin))) {
      begin++;
    }
    var plain = cut(statement, 1, begin - 1);
    return switch (plain.at(1)) {
      case "table" -> createTable(plain);
      case "index" -> createIndex(plain);
      default -> new Other(statement);
    };
  }

  private static Ddl createTable(Tokens statement) {
    var parts = statement.inParentheses(2).splitAt(",");
    return new CreateTable(
        unqualified(statement, 2),
        parts.stream().filter(part -> !Constraint.begins(part)).map(Column::of).toList(),
        parts.stream().filter(Constraint::begins).map(Constraint::of).toList());
  }

  private static Ddl createIndex(Tokens statement) {
    var concurrently = statement.has("concurrently");
    var plain = statement.without("concurrently");
    var on = plain.find("on");
    var where = plain.find("where");
    return new CreateIndex(
        on == 2 ? "" : unqualified(plain, 2),
        unqualified(plain, on + 1),
        concurrently,
        plain.inParentheses(on).names(),
        where < 0 ? Tokens.of("") : plain.from(where + 1));
  }

  private static Ddl drop(Tokens statement) {
    var plain = statement.without("concurrently", "cascade", "restrict");
    return switch (plain.at(1)) {
      case "table" -> new DropTable(names(plain.from(2)));
      case "index" -> new DropIndex(names(plain.from(2)), statement.has("concurrently"));
      default -> new Other(statement);
    };
  }

  private static List<String> names(Tokens list) {
    return list.splitAt(",").stream().map(name -> unqualified(name, 0)).toList();
  }

  private static Ddl alter(Tokens statement) {
    var rename = statement.find("rename");
    return switch (statement.at(1)) {
      case "table" -> {
        var name = unqualified(statement, 2);
        var begin = statement.at(3).equals(".") ? 5 : 3;
        yield new AlterTable(name, statement.from(begin).splitAt(","));
      }
      case "index" ->
          rename < 0
              ? new Other(statement)
              : new RenameIndex(unqualified(statement, 2), statement.at(statement.size() - 1));
      default -> rename < 0 ? new Other(statement) : new Rename();
    };
  }

  private static Ddl rows(Tokens statement) {
    var kind = statement.all().stream().filter(CHANGE_ROWS::contains).findFirst().orElseThrow();
    var place = statement.find(kind) + 1;
    while (Set.of("into", "from", "table", "only").contains(statement.at(place))) {
      place++;
    }
    return new Rows(kind, unqualified(statement, place), statement);
  }

  private static Ddl harmless(Tokens statement) {
    return new Harmless(statement);
  }

  private static Tokens body(Tokens statement) {
    var text =
        statement.all().stream().filter(token -> token.startsWith("$")).findFirst().orElse("");
    return Tokens.of(text.replaceAll("^\\$\\w*\\$|\\$\\w*\\$$", ""));
  }

  /** The name there, without that of its schema. */
  private static String unqualified(Tokens statement, int index) {
    return statement.at(index + 1).equals(".") ? statement.at(index + 2) : statement.at(index);
  }
}
