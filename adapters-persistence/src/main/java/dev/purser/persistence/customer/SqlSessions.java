package dev.purser.persistence.customer;

import dev.purser.application.customer.Sessions;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.RefreshToken;
import dev.purser.domain.customer.SecretHash;
import dev.purser.domain.customer.Session;
import dev.purser.domain.customer.SessionId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Sessions in {@code sessions}, their tokens in {@code refresh_tokens}. */
final class SqlSessions implements Sessions {
  private static final String OPEN =
      """
      INSERT INTO sessions (id, customer_id, opened_at)
      VALUES (?, ?, ?)
      """;

  private static final String REVOKE_BEYOND_LIMIT =
      """
      UPDATE sessions
      SET revoked_at = ?
      WHERE id IN (
        SELECT id
        FROM sessions
        WHERE customer_id = ? AND revoked_at IS NULL
        ORDER BY opened_at DESC, id DESC
        OFFSET ?)
      """;

  private static final String ADD_TOKEN =
      """
      INSERT INTO refresh_tokens (hash, session_id, expires_at)
      VALUES (?, ?, ?)
      """;

  private static final String FIND =
      """
      SELECT t.hash, t.expires_at, t.spent_at, s.id, s.customer_id, s.opened_at, s.revoked_at
      FROM refresh_tokens t
      JOIN sessions s ON s.id = t.session_id
      WHERE t.hash = ?
      """;

  private static final String SPEND =
      """
      UPDATE refresh_tokens
      SET spent_at = ?
      WHERE hash = ? AND spent_at IS NULL
      """;

  private static final String REVOKE =
      """
      UPDATE sessions
      SET revoked_at = ?
      WHERE id = ? AND customer_id = ? AND revoked_at IS NULL
      """;

  private static final String REVOKE_ALL =
      """
      UPDATE sessions
      SET revoked_at = ?
      WHERE customer_id = ? AND revoked_at IS NULL
      """;

  private static final String FORGET =
      """
      DELETE FROM sessions
      WHERE id IN (
        SELECT id
        FROM sessions
        WHERE opened_at < ?
        ORDER BY opened_at
        LIMIT ?)
      """;

  private final Sql sql;

  SqlSessions(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void open(Session session, RefreshToken first) {
    sql.update(
        OPEN,
        Parameter.of(session.id().value()),
        Parameter.of(session.customer().value()),
        Parameter.of(session.openedAt()));
    add(first);
    sql.update(
        REVOKE_BEYOND_LIMIT,
        Parameter.of(session.openedAt()),
        Parameter.of(session.customer().value()),
        Parameter.of(Session.MAX_OPEN));
  }

  @Override
  public Optional<RefreshToken> find(SecretHash token) {
    return sql.query(FIND, SqlSessions::token, Parameter.of(token.hex())).stream().findFirst();
  }

  @Override
  public boolean spend(SecretHash token, Instant now) {
    return sql.update(SPEND, Parameter.of(now), Parameter.of(token.hex())) == 1;
  }

  @Override
  public void add(RefreshToken token) {
    sql.update(
        ADD_TOKEN,
        Parameter.of(token.hash().hex()),
        Parameter.of(token.session().id().value()),
        Parameter.of(token.expiresAt()));
  }

  @Override
  public void revoke(SessionId session, CustomerId customer, Instant now) {
    sql.update(
        REVOKE, Parameter.of(now), Parameter.of(session.value()), Parameter.of(customer.value()));
  }

  @Override
  public void revokeAll(CustomerId customer, Instant now) {
    sql.update(REVOKE_ALL, Parameter.of(now), Parameter.of(customer.value()));
  }

  @Override
  public int forgetOpenedBefore(Instant instant, int limit) {
    return sql.update(FORGET, Parameter.of(instant), Parameter.of(limit));
  }

  private static RefreshToken token(ResultSet row) throws SQLException {
    var session =
        new Session(
            new SessionId(Columns.uuid(row, "id")),
            new CustomerId(Columns.uuid(row, "customer_id")),
            Columns.instant(row, "opened_at"),
            Columns.instantOrNull(row, "revoked_at"));
    return new RefreshToken(
        new SecretHash(row.getString("hash")),
        session,
        Columns.instant(row, "expires_at"),
        Columns.instantOrNull(row, "spent_at"));
  }
}
