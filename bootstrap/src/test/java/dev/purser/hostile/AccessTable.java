package dev.purser.hostile;

import dev.purser.domain.shared.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may do what, as the documentation tells it. */
final class AccessTable {
  static final Path PAGE = Path.of("..", "docs", "access.md");

  private static final String HEADER = "| operation |";
  private static final String ROW = "| `";
  private static final int FIRST_CELL = 2;
  private static final Pattern SEPARATOR = Pattern.compile("\\s*\\|\\s*");

  private final Map<String, Row> rows;

  private AccessTable(Map<String, Row> rows) {
    this.rows = rows;
  }

  /** What somebody of a role may do. */
  enum Cell {
    NO,
    /** With what is theirs; everything else is answered as if it did not exist. */
    OWN,
    YES
  }

  /**
   * Who may do one thing.
   *
   * @param route method and path
   * @param cells by role; null stands for nobody known
   * @param anybodys places where things of others may be named, too
   */
  record Row(
      String operation, String route, Map<@Nullable Role, Cell> cells, Set<String> anybodys) {
    Cell cell(@Nullable Role role) {
      return cells.get(role);
    }

    /** The same, but for somebody's cell. */
    Row with(Role role, Cell cell) {
      var changed = new HashMap<>(cells);
      changed.put(role, cell);
      return new Row(operation, route, changed, anybodys);
    }
  }

  static AccessTable read() {
    try {
      var lines = Files.readAllLines(PAGE);
      var header = lines.stream().filter(line -> line.startsWith(HEADER)).findFirst().orElseThrow();
      var rows = new LinkedHashMap<String, Row>();
      for (var line : lines) {
        if (line.startsWith(ROW)) {
          var row = row(cells(header), cells(line));
          rows.put(row.operation(), row);
        }
      }
      return new AccessTable(rows);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Set<String> operations() {
    return rows.keySet();
  }

  Optional<Row> row(String operation) {
    return Optional.ofNullable(rows.get(operation));
  }

  private static Row row(List<String> header, List<String> line) {
    var cells = new HashMap<@Nullable Role, Cell>();
    for (var i = FIRST_CELL; i < header.size() - 1; i++) {
      var role = header.get(i).equals("nobody") ? null : Role.valueOf(header.get(i));
      cells.put(role, Cell.valueOf(line.get(i).toUpperCase(Locale.ROOT)));
    }
    var anybodys =
        Arrays.stream(line.getLast().split(" ", -1))
            .map(AccessTable::plain)
            .filter(place -> !place.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return new Row(plain(line.get(0)), plain(line.get(1)), cells, anybodys);
  }

  private static List<String> cells(String line) {
    return SEPARATOR.splitAsStream(line.strip().substring(1)).map(String::strip).toList();
  }

  private static String plain(String code) {
    return code.replace("`", "");
  }
}
