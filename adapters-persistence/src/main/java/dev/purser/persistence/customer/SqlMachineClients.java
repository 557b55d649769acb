package dev.purser.persistence.customer;

import dev.purser.application.customer.MachineClients;
import dev.purser.domain.customer.MachineClient;
import dev.purser.domain.customer.MachineClientId;
import dev.purser.domain.customer.SecretHash;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Machine clients in {@code machine_clients}. */
final class SqlMachineClients implements MachineClients {
  private static final String ADD =
      """
      INSERT INTO machine_clients (id, name, secret_hash, created_at, rotated_at, version)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT id, name, secret_hash, former_hash, former_until, created_at, rotated_at,
             disabled_at, version
      FROM machine_clients
      WHERE id = ?
      """;

  private static final String UPDATE =
      """
      UPDATE machine_clients
      SET name = ?, secret_hash = ?, former_hash = ?, former_until = ?, rotated_at = ?,
          disabled_at = ?, version = ?
      WHERE id = ? AND version = ?
      """;

  /** Nothing stands before the least id. */
  private static final String LIST =
      """
      SELECT id, name, secret_hash, former_hash, former_until, created_at, rotated_at,
             disabled_at, version
      FROM machine_clients
      WHERE id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
      ORDER BY id
      LIMIT ?
      """;

  private final Sql sql;

  SqlMachineClients(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(MachineClient client) {
    sql.update(
        ADD,
        Parameter.of(client.id().value()),
        Parameter.of(client.name()),
        Parameter.of(client.secret().hex()),
        Parameter.of(client.createdAt()),
        Parameter.of(client.rotatedAt()),
        Parameter.of(client.version()));
  }

  @Override
  public Optional<MachineClient> find(MachineClientId id) {
    return sql.query(FIND, SqlMachineClients::client, Parameter.of(id.value())).stream()
        .findFirst();
  }

  @Override
  public void update(MachineClient changed) {
    var former = changed.formerSecret();
    var updated =
        sql.update(
            UPDATE,
            Parameter.of(changed.name()),
            Parameter.of(changed.secret().hex()),
            Parameter.of(former == null ? null : former.hex()),
            Parameter.ofNullable(changed.formerUntil()),
            Parameter.of(changed.rotatedAt()),
            Parameter.ofNullable(changed.disabledAt()),
            Parameter.of(changed.version()),
            Parameter.of(changed.id().value()),
            Parameter.of(changed.version() - 1));
    if (updated != 1) {
      throw new OptimisticLockingFailureException("the machine client is in another version");
    }
  }

  @Override
  public List<MachineClient> list(@Nullable MachineClientId after, int limit) {
    return sql.query(
        LIST,
        SqlMachineClients::client,
        Parameter.of(after == null ? null : after.value()),
        Parameter.of(limit));
  }

  private static MachineClient client(ResultSet row) throws SQLException {
    var former = row.getString("former_hash");
    return new MachineClient(
        new MachineClientId(Columns.uuid(row, "id")),
        row.getString("name"),
        new SecretHash(row.getString("secret_hash")),
        former == null ? null : new SecretHash(former),
        Columns.instantOrNull(row, "former_until"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "rotated_at"),
        Columns.instantOrNull(row, "disabled_at"),
        row.getLong("version"));
  }
}
