package dev.purser.persistence.shared.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the server's own tables say of roles and privileges. */
record Catalogue(Connection connection) {
  private static final String ATTRIBUTES =
      """
      SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, rolcanlogin
      FROM pg_roles
      WHERE rolname = ?
      """;

  private static final String RELATIONS =
      """
      SELECT c.relname AS name, c.relkind::text AS kind, pg_get_userbyid(c.relowner) AS owner
      FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace
        AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        AND NOT EXISTS (
          SELECT 1 FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'a', 'i'))
      ORDER BY c.relname
      """;

  private static final String FUNCTIONS =
      """
      SELECT p.oid::regprocedure::text AS name, 'f' AS kind, pg_get_userbyid(p.proowner) AS owner
      FROM pg_proc p
      WHERE p.pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (
          SELECT 1 FROM pg_depend d
          WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
      ORDER BY 1
      """;

  private static final String GRANTED =
      """
      SELECT DISTINCT x.privilege_type
      FROM pg_class c
      CROSS JOIN LATERAL aclexplode(c.relacl) x
      WHERE c.relnamespace = current_schema()::regnamespace
        AND c.relname = ?
        AND x.grantee = ?::regrole
      """;

  private static final String GRANTED_COLUMNS =
      """
      SELECT a.attname
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      CROSS JOIN LATERAL aclexplode(a.attacl) x
      WHERE c.relnamespace = current_schema()::regnamespace
        AND c.relname = ?
        AND x.grantee = ?::regrole
        AND x.privilege_type = 'SELECT'
      """;

  private static final String COLUMNS =
      """
      SELECT a.attname
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = current_schema()::regnamespace
        AND c.relname = ?
      ORDER BY a.attnum
      """;

  private static final String DEFAULTS =
      """
      SELECT DISTINCT x.privilege_type
      FROM pg_default_acl d
      CROSS JOIN LATERAL aclexplode(d.defaclacl) x
      WHERE d.defaclnamespace = current_schema()::regnamespace
        AND d.defaclobjtype::text = ?
        AND d.defaclrole = ?::regrole
        AND x.grantee = ?::regrole
      """;

  private static final String SETTING =
      """
      SELECT unnest(s.setconfig)
      FROM pg_db_role_setting s
      WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND s.setrole = ?::regrole
      """;

  private static final String HAS_DATABASE_PRIVILEGE =
      """
      SELECT x.privilege_type
      FROM pg_database d
      CROSS JOIN LATERAL aclexplode(d.datacl) x
      WHERE d.datname = current_database() AND x.grantee = ?::regrole
      """;

  private static final String SCHEMA_PRIVILEGES =
      """
      SELECT x.privilege_type
      FROM pg_namespace n
      CROSS JOIN LATERAL aclexplode(n.nspacl) x
      WHERE n.oid = current_schema()::regnamespace AND x.grantee = ?::regrole
      """;

  private static final String OPEN_SCHEMA =
      """
      SELECT x.privilege_type
      FROM pg_namespace n
      CROSS JOIN LATERAL aclexplode(n.nspacl) x
      WHERE n.oid = current_schema()::regnamespace AND x.grantee = 0
      """;

  private static final String NAMES =
      """
      SELECT current_user AS login, current_database() AS database, current_schema() AS schema,
        (SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE oid = current_schema()::regnamespace)
          AS owner
      """;

  private static final String LACKS =
      """
      SELECT r.rolname
      FROM pg_roles r
      WHERE r.rolname = ?
        AND NOT pg_has_role(?::name, r.oid, 'MEMBER')
        AND pg_has_role(current_user, r.oid, 'MEMBER WITH ADMIN OPTION')
      """;

  private static final String POWERS =
      """
      SELECT current_user AS login,
        (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
        pg_has_role(current_user, n.nspowner, 'USAGE')
          OR EXISTS (
            SELECT 1 FROM pg_class c
            WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p')
              AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owner
      FROM pg_namespace n
      WHERE n.oid = current_schema()::regnamespace
      """;

  /** What a role can do beyond its privileges. */
  record Attributes(
      boolean superuser,
      boolean createRole,
      boolean createDatabase,
      boolean replication,
      boolean bypass,
      boolean login) {}

  /** Something with an owner, of a kind as {@code pg_class} names them, or a function. */
  record Owned(String name, String kind, String owner) {}

  /** Where this is. */
  record Names(String login, String database, String schema, String owner) {}

  /** What whoever is logged in can do. */
  record Powers(String login, boolean superuser, boolean owner) {}

  Optional<Attributes> attributes(String role) throws SQLException {
    return rows(
            ATTRIBUTES,
            row ->
                new Attributes(
                    row.getBoolean(1),
                    row.getBoolean(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6)),
            role)
        .stream()
        .findFirst();
  }

  /** Whether the role does not belong to the group, and whoever is logged in may let it. */
  boolean lacksAndMayJoin(String role, String group) throws SQLException {
    return !texts(LACKS, group, role).isEmpty();
  }

  List<Owned> relations() throws SQLException {
    return rows(RELATIONS, Catalogue::owned);
  }

  List<Owned> functions() throws SQLException {
    return rows(FUNCTIONS, Catalogue::owned);
  }

  Set<String> granted(String relation, String role) throws SQLException {
    return texts(GRANTED, relation, role);
  }

  Set<String> readableColumns(String table, String role) throws SQLException {
    return texts(GRANTED_COLUMNS, table, role);
  }

  List<String> columns(String table) throws SQLException {
    return rows(COLUMNS, row -> row.getString(1), table);
  }

  /** Of what the owner will make: of tables ({@code r}) or sequences ({@code S}). */
  Set<String> defaults(String kind, String owner, String role) throws SQLException {
    return texts(DEFAULTS, kind, owner, role);
  }

  /** As {@code statement_timeout=5s}. */
  Set<String> settings(String role) throws SQLException {
    return texts(SETTING, role);
  }

  Set<String> ofDatabase(String role) throws SQLException {
    return texts(HAS_DATABASE_PRIVILEGE, role);
  }

  Set<String> ofSchema(String role) throws SQLException {
    return texts(SCHEMA_PRIVILEGES, role);
  }

  Set<String> ofSchemaForAll() throws SQLException {
    return texts(OPEN_SCHEMA);
  }

  Names names() throws SQLException {
    return rows(
            NAMES,
            row ->
                new Names(
                    row.getString("login"),
                    row.getString("database"),
                    row.getString("schema"),
                    row.getString("owner")))
        .getFirst();
  }

  Powers powers() throws SQLException {
    return rows(
            POWERS,
            row ->
                new Powers(
                    row.getString("login"), row.getBoolean("superuser"), row.getBoolean("owner")))
        .getFirst();
  }

  private static Owned owned(ResultSet row) throws SQLException {
    return new Owned(row.getString("name"), row.getString("kind"), row.getString("owner"));
  }

  private Set<String> texts(String sql, String... parameters) throws SQLException {
    return new HashSet<>(rows(sql, row -> row.getString(1), parameters));
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Reader<T> reader, String... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    }
  }
}
