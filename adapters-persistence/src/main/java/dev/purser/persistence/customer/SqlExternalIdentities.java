package dev.purser.persistence.customer;

import dev.purser.application.customer.ExternalIdentities;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.ExternalPerson;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.Optional;

/** Persons of OpenID providers in {@code external_identities}. */
final class SqlExternalIdentities implements ExternalIdentities {
  private static final String FIND =
      """
      SELECT customer_id
      FROM external_identities
      WHERE issuer = ? AND subject = ?
      """;

  private static final String ADD =
      """
      INSERT INTO external_identities (issuer, subject, customer_id)
      VALUES (?, ?, ?)
      """;

  private static final String REMOVE_ALL =
      """
      DELETE FROM external_identities
      WHERE customer_id = ?
      """;

  private final Sql sql;

  SqlExternalIdentities(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<CustomerId> find(ExternalPerson person) {
    return sql
        .query(
            FIND,
            row -> new CustomerId(Columns.uuid(row, "customer_id")),
            Parameter.of(person.issuer()),
            Parameter.of(person.subject()))
        .stream()
        .findFirst();
  }

  @Override
  public void add(ExternalPerson person, CustomerId customer) {
    sql.update(
        ADD,
        Parameter.of(person.issuer()),
        Parameter.of(person.subject()),
        Parameter.of(customer.value()));
  }

  @Override
  public void removeAll(CustomerId customer) {
    sql.update(REMOVE_ALL, Parameter.of(customer.value()));
  }
}
