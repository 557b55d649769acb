package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.DatabaseRoles.Login;
import dev.purser.application.shared.schema.DatabaseRoles.Plan;
import dev.purser.persistence.shared.schema.Catalogue.Attributes;
import dev.purser.persistence.shared.schema.Catalogue.Names;
import dev.purser.persistence.shared.schema.Catalogue.Owned;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Makes the changes in the transaction that is under way, and remembers a sentence for each.
 *
 * <p>Names are put into statements as they are: those of roles are checked, and the others are the
 * server's own, in quotes.
 */
final class RoleChanges {
  /** One at a time, as two would fail on each other's rows. */
  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(%d)
      """
          .formatted(0x50_55_52_53_45_52_00_02L);

  /** As the service sets them for its connections, where no pooler is in between. */
  private static final Set<String> SERVICE_SETTINGS =
      Set.of(
          "statement_timeout=5s",
          "lock_timeout=3s",
          "idle_in_transaction_session_timeout=30s",
          "enable_seqscan=off",
          "jit=off");

  private static final Set<String> ANALYTICS_SETTINGS =
      Set.of(
          "default_transaction_read_only=on",
          "statement_timeout=5min",
          "idle_in_transaction_session_timeout=5min");

  /** The server's own role of those who may read them. */
  private static final String STATISTICS = "pg_read_all_stats";

  private static final Set<String> READING = Set.of("SELECT");
  private static final Set<String> NOTHING = Set.of();

  private final Connection connection;
  private final Catalogue catalogue;
  private final Plan plan;
  private final List<String> made = new ArrayList<>();

  RoleChanges(Connection connection, Plan plan) {
    this.connection = connection;
    this.catalogue = new Catalogue(connection);
    this.plan = plan;
  }

  List<String> made() {
    return List.copyOf(made);
  }

  void make() throws SQLException {
    execute(LOCK);
    var names = catalogue.names();
    var owner = names.login();
    if (plan.owner().isPresent()) {
      owner = plan.owner().get().name();
      own(plan.owner().get(), names);
    }
    if (catalogue.ofSchemaForAll().contains("CREATE")) {
      change(
          "REVOKE CREATE ON SCHEMA %s FROM PUBLIC".formatted(quoted(names.schema())),
          "took the right to create things in the schema from everybody");
    }
    serve(plan.service(), owner, names);
    if (plan.analytics().isPresent()) {
      analyse(plan.analytics().get(), names);
    }
  }

  /** Everything in the schema, and what a migration needs besides. */
  private void own(Login owner, Names names) throws SQLException {
    login(owner, true);
    grant(
        "DATABASE " + quoted(names.database()),
        owner.name(),
        Set.of("CONNECT", "CREATE"),
        catalogue.ofDatabase(owner.name()));
    if (!names.owner().equals(owner.name())) {
      change(
          "ALTER SCHEMA %s OWNER TO %s".formatted(quoted(names.schema()), owner.name()),
          "gave the schema to " + owner);
    }
    for (var relation : catalogue.relations()) {
      give(relation, quoted(relation.name()), kind(relation), owner);
    }
    for (var function : catalogue.functions()) {
      give(function, function.name(), "ROUTINE", owner);
    }
  }

  private void give(Owned thing, String name, String kind, Login owner) throws SQLException {
    if (!thing.owner().equals(owner.name())) {
      change(
          "ALTER %s %s OWNER TO %s".formatted(kind, name, owner.name()),
          "gave %s to %s".formatted(thing.name(), owner));
    }
  }

  private static String kind(Owned relation) {
    return switch (relation.kind()) {
      case "S" -> "SEQUENCE";
      case "v" -> "VIEW";
      case "m" -> "MATERIALIZED VIEW";
      default -> "TABLE";
    };
  }

  private void serve(Login service, String owner, Names names) throws SQLException {
    login(service, false);
    enter(service, names);
    set(service, SERVICE_SETTINGS, names);
    for (var relation : catalogue.relations()) {
      var wanted =
          relation.kind().equals("S")
              ? Set.of("USAGE")
              : TablePrivileges.of(relation.name()).service();
      adjust(relation, service, wanted);
    }
    watch(service);
    future("r", "TABLES", owner, service, TablePrivileges.ALL, names);
    future("S", "SEQUENCES", owner, service, Set.of("USAGE"), names);
  }

  /** Statistics tell it how far standbys are behind and which session is in everybody's way. */
  private void watch(Login service) throws SQLException {
    if (catalogue.lacksAndMayJoin(service.name(), STATISTICS)) {
      change(
          "GRANT %s TO %s".formatted(STATISTICS, service.name()),
          "let %s read the server's statistics (%s)".formatted(service, STATISTICS));
    }
  }

  private void analyse(Login analytics, Names names) throws SQLException {
    login(analytics, false);
    enter(analytics, names);
    set(analytics, ANALYTICS_SETTINGS, names);
    for (var relation : catalogue.relations()) {
      var reading =
          relation.kind().equals("S")
              ? TablePrivileges.Reading.NOTHING
              : TablePrivileges.of(relation.name()).analytics();
      var whole = reading.any() && reading.except().isEmpty();
      adjust(relation, analytics, whole ? READING : NOTHING);
      if (!relation.kind().equals("S")) {
        adjustColumns(
            relation.name(), analytics, whole ? TablePrivileges.Reading.NOTHING : reading);
      }
    }
  }

  private void adjustColumns(String table, Login role, TablePrivileges.Reading reading)
      throws SQLException {
    var wanted = new TreeSet<String>();
    if (reading.any()) {
      wanted.addAll(catalogue.columns(table));
      wanted.removeAll(reading.except());
    }
    var has = catalogue.readableColumns(table, role.name());
    var missing = without(wanted, has);
    var surplus = without(has, wanted);
    if (!missing.isEmpty()) {
      change(
          "GRANT SELECT (%s) ON %s TO %s".formatted(list(missing), quoted(table), role.name()),
          "let %s read %s of %s".formatted(role, String.join(", ", missing), table));
    }
    if (!surplus.isEmpty()) {
      change(
          "REVOKE SELECT (%s) ON %s FROM %s".formatted(list(surplus), quoted(table), role.name()),
          "no longer let %s read %s of %s".formatted(role, String.join(", ", surplus), table));
    }
  }

  private void login(Login role, boolean createsDatabases) throws SQLException {
    var wanted = new Attributes(false, false, createsDatabases, false, false, true);
    var has = catalogue.attributes(role.name());
    if (has.isEmpty()) {
      change(
          "CREATE ROLE %s LOGIN%s".formatted(role.name(), createsDatabases ? " CREATEDB" : ""),
          "created the role " + role);
    } else if (!has.get().equals(wanted)) {
      change(
          "ALTER ROLE %s %s".formatted(role.name(), differences(has.get(), wanted)),
          "set the attributes of %s: %s".formatted(role, differences(has.get(), wanted)));
    }
    if (role.password().isPresent()) {
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(role.name(), role.password().get().toCharArray(), "scram-sha-256");
      made.add("set the password of " + role);
    }
  }

  /** Only what differs, as not everybody may set everything. */
  private static String differences(Attributes has, Attributes wanted) {
    var words = new ArrayList<String>();
    add(words, has.superuser(), wanted.superuser(), "SUPERUSER");
    add(words, has.createRole(), wanted.createRole(), "CREATEROLE");
    add(words, has.createDatabase(), wanted.createDatabase(), "CREATEDB");
    add(words, has.replication(), wanted.replication(), "REPLICATION");
    add(words, has.bypass(), wanted.bypass(), "BYPASSRLS");
    add(words, has.login(), wanted.login(), "LOGIN");
    return String.join(" ", words);
  }

  private static void add(List<String> words, boolean has, boolean wanted, String attribute) {
    if (has != wanted) {
      words.add(wanted ? attribute : "NO" + attribute);
    }
  }

  private void enter(Login role, Names names) throws SQLException {
    grant(
        "DATABASE " + quoted(names.database()),
        role.name(),
        Set.of("CONNECT"),
        catalogue.ofDatabase(role.name()));
    var has = catalogue.ofSchema(role.name());
    grant("SCHEMA " + quoted(names.schema()), role.name(), Set.of("USAGE"), has);
    revoke("SCHEMA " + quoted(names.schema()), role.name(), without(has, Set.of("USAGE")));
  }

  private void set(Login role, Set<String> wanted, Names names) throws SQLException {
    for (var setting : without(wanted, catalogue.settings(role.name()))) {
      var parts = setting.split("=", 2);
      change(
          "ALTER ROLE %s IN DATABASE %s SET %s = '%s'"
              .formatted(role.name(), quoted(names.database()), parts[0], parts[1]),
          "set %s for %s".formatted(setting, role));
    }
  }

  private void adjust(Owned relation, Login role, Set<String> wanted) throws SQLException {
    var what = (relation.kind().equals("S") ? "SEQUENCE " : "TABLE ") + quoted(relation.name());
    var has = catalogue.granted(relation.name(), role.name());
    grant(what, role.name(), wanted, has);
    revoke(what, role.name(), without(has, wanted));
  }

  private void grant(String what, String role, Set<String> wanted, Set<String> has)
      throws SQLException {
    var missing = without(wanted, has);
    if (!missing.isEmpty()) {
      change(
          "GRANT %s ON %s TO %s".formatted(String.join(", ", missing), what, role),
          "granted %s on %s to %s".formatted(String.join(", ", missing), plain(what), role));
    }
  }

  private void revoke(String what, String role, Set<String> surplus) throws SQLException {
    if (!surplus.isEmpty()) {
      change(
          "REVOKE %s ON %s FROM %s".formatted(String.join(", ", surplus), what, role),
          "took %s on %s from %s".formatted(String.join(", ", surplus), plain(what), role));
    }
  }

  private void future(
      String kind, String kinds, String owner, Login role, Set<String> wanted, Names names)
      throws SQLException {
    var missing = without(wanted, catalogue.defaults(kind, owner, role.name()));
    if (!missing.isEmpty()) {
      change(
          "ALTER DEFAULT PRIVILEGES FOR ROLE %s IN SCHEMA %s GRANT %s ON %s TO %s"
              .formatted(
                  quoted(owner),
                  quoted(names.schema()),
                  String.join(", ", missing),
                  kinds,
                  role.name()),
          "granted %s on future %s of %s to %s"
              .formatted(String.join(", ", missing), kinds.toLowerCase(Locale.ROOT), owner, role));
    }
  }

  private static Set<String> without(Set<String> all, Set<String> those) {
    var left = new TreeSet<>(all);
    left.removeAll(those);
    return left;
  }

  private static String list(Set<String> columns) {
    return columns.stream().map(RoleChanges::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String plain(String what) {
    return what.substring(what.indexOf(' ') + 1).replace("\"", "");
  }

  private void change(String sql, String sentence) throws SQLException {
    execute(sql);
    made.add(sentence);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
