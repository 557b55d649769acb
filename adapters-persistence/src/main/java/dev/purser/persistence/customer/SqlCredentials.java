package dev.purser.persistence.customer;

import dev.purser.application.customer.Credentials;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import jakarta.persistence.OptimisticLockException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The passwords in {@code customers}, read by nothing else. */
final class SqlCredentials implements Credentials {
  private static final String BY_EMAIL =
      """
      SELECT id, role, password_hash
      FROM customers
      WHERE email_folded = ? AND deleted_at IS NULL AND password_hash IS NOT NULL
      """;

  private static final String BY_ID =
      """
      SELECT id, role, password_hash
      FROM customers
      WHERE id = ? AND deleted_at IS NULL AND password_hash IS NOT NULL
      """;

  private static final String LOCK = BY_ID + "FOR SHARE";

  private static final String REPLACE =
      """
      UPDATE customers
      SET password_hash = ?, version = ?
      WHERE id = ? AND version = ? - 1 AND deleted_at IS NULL
      """;

  private static final String WITHDRAW =
      """
      UPDATE customers
      SET password_hash = NULL
      WHERE id = ?
      """;

  private static final String ANYBODY_IS =
      """
      SELECT id
      FROM customers
      WHERE role = ? AND deleted_at IS NULL
      LIMIT 1
      """;

  private final Sql sql;

  SqlCredentials(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Credential> find(EmailAddress email) {
    return sql.query(BY_EMAIL, SqlCredentials::credential, Parameter.of(email.folded())).stream()
        .findFirst();
  }

  @Override
  public Optional<Credential> find(CustomerId customer) {
    return sql.query(BY_ID, SqlCredentials::credential, Parameter.of(customer.value())).stream()
        .findFirst();
  }

  @Override
  public Optional<Credential> lock(CustomerId customer) {
    return sql.query(LOCK, SqlCredentials::credential, Parameter.of(customer.value())).stream()
        .findFirst();
  }

  @Override
  public void replace(Customer changed, PasswordHash password) {
    var version = Parameter.of(changed.version());
    var replaced =
        sql.update(
            REPLACE,
            Parameter.of(password.encoded()),
            version,
            Parameter.of(changed.id().value()),
            version);
    if (replaced == 0) {
      throw new OptimisticLockException("the customer is in another version");
    }
  }

  @Override
  public void withdraw(CustomerId customer) {
    sql.update(WITHDRAW, Parameter.of(customer.value()));
  }

  @Override
  public boolean anybodyIs(Role role) {
    return !sql.query(ANYBODY_IS, row -> Columns.uuid(row, "id"), Parameter.of(role.name()))
        .isEmpty();
  }

  private static Credential credential(ResultSet row) throws SQLException {
    return new Credential(
        new CustomerId(Columns.uuid(row, "id")),
        Role.valueOf(row.getString("role")),
        new PasswordHash(row.getString("password_hash")));
  }
}
