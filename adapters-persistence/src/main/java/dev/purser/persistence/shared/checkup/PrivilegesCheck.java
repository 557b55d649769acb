package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.util.List;

/** The role may do what the service needs and nothing that would undo what the schema forbids. */
record PrivilegesCheck() implements Check {
  private static final String EXCESSIVE =
      """
      SELECT excess
      FROM pg_roles
      CROSS JOIN LATERAL (VALUES
        (rolsuper, 'is a superuser'),
        (rolcreaterole, 'may create roles'),
        (rolcreatedb, 'may create databases'),
        (rolreplication, 'may replicate'),
        (rolbypassrls, 'passes by row security'),
        (has_database_privilege(oid, current_database(), 'CREATE'), 'may create schemas'),
        (has_schema_privilege(oid, 'public', 'CREATE'), 'may create tables'),
        (EXISTS (SELECT 1
                 FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace
                   AND relkind IN ('r', 'p', 'S')
                   AND pg_has_role(pg_roles.oid, relowner, 'MEMBER')), 'owns tables')
      ) AS possible (has, excess)
      WHERE rolname = current_user AND has
      """;

  private static final String ROLE =
      """
      SELECT current_user AS role
      """;

  @Override
  public String name() {
    return "privileges";
  }

  @Override
  public Finding examine(Sql sql) {
    var role = sql.query(ROLE, row -> row.getString("role")).getFirst();
    List<String> excessive = sql.query(EXCESSIVE, row -> row.getString("excess"));
    return excessive.isEmpty()
        ? Finding.met(name(), "%s may read and write rows, and nothing else.".formatted(role))
        : Finding.notMet(
            name(),
            "%s %s.".formatted(role, String.join(", ", excessive)),
            "Have the service log in as a role of its own that owns nothing; ./purser roles makes"
                + " or repairs it.");
  }
}
