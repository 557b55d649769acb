package dev.purser.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.description.ApiDocument;
import dev.purser.domain.shared.Role;
import dev.purser.endtoend.Contents;
import dev.purser.endtoend.RunningService;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A service with a database of its own, somebody of every role, and ears at the database. */
final class Premises implements AutoCloseable {
  private static final String A_YEAR_AGO =
      """
      UPDATE customers
      SET created_at = created_at - interval '1 year', deleted_at = deleted_at - interval '1 year'
      WHERE deleted_at IS NOT NULL
      """;

  /** What is done to somebody or their things before something else can be done to them. */
  private static final Map<String, List<String>> FIRST =
      Map.of(
          "restoreCustomer", List.of("deleteCustomer"),
          "eraseCustomer", List.of("deleteCustomer"),
          "unfreezeAccount", List.of("freezeAccount"));

  /** What can be done only long after that. */
  private static final Set<String> LATER = Set.of("eraseCustomer");

  private final TestDatabase database = TestDatabase.fresh();
  private final DatabaseTap tap = DatabaseTap.on(database);
  private final RunningService service;
  private final Wire wire;
  private final Map<Role, Asker> staff = new EnumMap<>(Role.class);
  private final Things things;
  private final Drafts drafts;

  Premises(Map<String, String> settings) {
    this.service = RunningService.on(tap.url(), withoutJobs(settings));
    service.stopReadingFigures();
    this.wire = new Wire(service.address());
    Arrays.stream(Role.values())
        .filter(role -> role != Role.CUSTOMER)
        .forEach(role -> staff.put(role, asker(role, UUID.randomUUID().toString())));
    this.things = new Things(wire, staff(Role.ADMIN), id -> asker(Role.CUSTOMER, id));
    this.drafts = new Drafts(wire.document(), things);
    things.stock();
  }

  /** What is heard at the database is what requests ask. */
  private static Map<String, String> withoutJobs(Map<String, String> settings) {
    var quiet = new HashMap<>(settings);
    quiet.put("PURSER_JOBS", "off");
    return quiet;
  }

  /** The token says who it is; nobody looks them up. */
  private Asker asker(Role role, String id) {
    return new Asker(role.name(), role, service.tokenOf(new Actor(id, role)));
  }

  ApiDocument document() {
    return wire.document();
  }

  Wire wire() {
    return wire;
  }

  Things things() {
    return things;
  }

  Drafts drafts() {
    return drafts;
  }

  Asker staff(Role role) {
    return staff.get(role);
  }

  /** Whoever belongs to the house, and somebody who does not say who they are. */
  List<Asker> staffAndNobody() {
    return Stream.concat(Stream.of(Asker.NOBODY), staff.values().stream()).toList();
  }

  Contents contents() {
    return Contents.of(database);
  }

  /** What was asked of the database since somebody wanted to know last. */
  List<String> statements() {
    return tap.statements();
  }

  /** The answer to whether the books are right; what breaks them stands in it. */
  JsonNode invariants() {
    return wire.send(new Request(staff(Role.ADMIN), "GET", "/v1/invariants", Map.of(), null))
        .json();
  }

  /** Whether somebody's things have to be brought into a state for the operation. */
  boolean hasToBePrepared(String operation) {
    return FIRST.containsKey(operation);
  }

  /** Brings somebody's things into the state that the operation needs. */
  void prepare(String operation, Belongings things) {
    for (var first : FIRST.getOrDefault(operation, List.of())) {
      var request = drafts.of(document().operation(first), things).by(staff(Role.ADMIN));
      var done = wire.send(request);
      assertThat(done.isSuccess()).as("%s: %s", first, done).isTrue();
    }
    if (LATER.contains(operation)) {
      does(A_YEAR_AGO);
    }
  }

  /** Has the owner of the database do something. */
  void does(String sql) {
    try (var connection = ordinaryConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A connection of the owner's, with the settings of the server. */
  Connection ordinaryConnection() throws SQLException {
    return database.dataSource().getConnection();
  }

  /** A connection as the service has them. */
  Connection connection() throws SQLException {
    return service.pool().getConnection();
  }

  @Override
  public void close() {
    service.close();
    tap.close();
    database.close();
  }
}
