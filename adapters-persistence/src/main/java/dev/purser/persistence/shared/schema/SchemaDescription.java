package dev.purser.persistence.shared.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that a schema is made of, a line for each table, column, constraint, index, trigger,
 * function, sequence and view, as the server itself describes them. Liquibase's own tables, what
 * extensions bring along and the order of columns are left out.
 */
record SchemaDescription(SortedSet<String> lines) {
  private static final String DESCRIBE =
      """
      WITH relations AS (
        SELECT c.oid, c.relname, c.relkind, c.reloptions
        FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace
          AND c.relname NOT IN ('databasechangelog', 'databasechangeloglock')
          AND NOT EXISTS (
            SELECT 1 FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'))
      SELECT concat_ws(' ', 'table', relname, reloptions::text) AS line
      FROM relations
      WHERE relkind IN ('r', 'p')
      UNION ALL
      SELECT concat_ws(' ', 'column', r.relname || '.' || a.attname,
        format_type(a.atttypid, a.atttypmod),
        'collate ' || (SELECT collname FROM pg_collation WHERE oid = a.attcollation),
        CASE WHEN a.attnotnull THEN 'not null' END,
        CASE a.attgenerated WHEN '' THEN 'default ' ELSE 'generated ' END
          || pg_get_expr(f.adbin, f.adrelid),
        CASE WHEN a.attidentity <> '' THEN 'identity' END,
        CASE WHEN a.attstorage <> t.typstorage THEN 'storage ' || a.attstorage::text END)
      FROM relations r
      JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
      WHERE r.relkind IN ('r', 'p')
      UNION ALL
      SELECT concat_ws(' ', 'constraint', r.relname || '.' || k.conname, pg_get_constraintdef(k.oid))
      FROM relations r
      JOIN pg_constraint k ON k.conrelid = r.oid AND k.contype <> 'n'
      UNION ALL
      SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid),
        CASE WHEN NOT i.indisvalid THEN '(invalid)' END)
      FROM relations r
      JOIN pg_index i ON i.indrelid = r.oid
      WHERE r.relkind IN ('r', 'p', 'm')
      UNION ALL
      SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(g.oid),
        CASE WHEN g.tgenabled <> 'O' THEN '(' || g.tgenabled::text || ')' END)
      FROM relations r
      JOIN pg_trigger g ON g.tgrelid = r.oid AND NOT g.tgisinternal
      UNION ALL
      SELECT concat_ws(' ', 'sequence', r.relname, format_type(s.seqtypid, NULL), s.seqstart,
        s.seqincrement, s.seqmin, s.seqmax, s.seqcycle)
      FROM relations r
      JOIN pg_sequence s ON s.seqrelid = r.oid
      UNION ALL
      SELECT concat_ws(' ', 'view', relname, pg_get_viewdef(oid))
      FROM relations
      WHERE relkind IN ('v', 'm')
      UNION ALL
      SELECT 'function ' || pg_get_functiondef(p.oid)
      FROM pg_proc p
      WHERE p.pronamespace = current_schema()::regnamespace
        AND p.prokind IN ('f', 'p')
        AND NOT EXISTS (
          SELECT 1 FROM pg_depend d
          WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
      """;

  private static final String SCHEMA =
      """
      SELECT current_schema()
      """;

  static SchemaDescription of(Connection connection) throws SQLException {
    var lines = new TreeSet<String>();
    try (var statement = connection.createStatement()) {
      var prefix = schema(connection) + ".";
      try (var rows = statement.executeQuery(DESCRIBE)) {
        while (rows.next()) {
          lines.add(rows.getString("line").replace(prefix, "").replaceAll("\\s+", " ").strip());
        }
      }
    }
    return new SchemaDescription(lines);
  }

  /** What another has and this one lacks, and the other way round. */
  List<String> differences(SchemaDescription other) {
    return Stream.concat(
            without(other.lines, lines).map(line -> "not of the changelog: " + line),
            without(lines, other.lines).map(line -> "missing: " + line))
        .toList();
  }

  private static Stream<String> without(SortedSet<String> all, SortedSet<String> those) {
    return all.stream().filter(line -> !those.contains(line));
  }

  private static String schema(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SCHEMA)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
