package dev.purser.application.customer;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.RefreshToken;
import dev.purser.domain.customer.SecretHash;
import dev.purser.domain.customer.Session;
import dev.purser.domain.customer.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {
  private static final Comparator<Session> OLDEST_FIRST =
      Comparator.comparing(Session::openedAt).thenComparing(session -> session.id().value());

  private final InMemoryStore.Table<SessionId, Session> sessions;
  private final InMemoryStore.Table<SecretHash, RefreshToken> tokens;

  public InMemorySessions(InMemoryStore store) {
    this.sessions = store.table("sessions");
    this.tokens = store.table("refresh tokens");
  }

  @Override
  public void open(Session session, RefreshToken first) {
    sessions.insert(session.id(), session);
    add(first);
    open(session.customer())
        .sorted(OLDEST_FIRST.reversed())
        .skip(Session.MAX_OPEN)
        .toList()
        .forEach(beyond -> end(beyond, session.openedAt()));
  }

  @Override
  public Optional<RefreshToken> find(SecretHash token) {
    return tokens
        .find(token)
        .map(kept ->
            new RefreshToken(
                kept.hash(),
                sessions.find(kept.session().id()).orElseThrow(),
                kept.expiresAt(),
                kept.spentAt()));
  }

  @Override
  public boolean spend(SecretHash token, Instant now) {
    var kept = tokens.find(token).filter(known -> known.spentAt() == null);
    kept.ifPresent(fresh ->
        tokens.update(token, new RefreshToken(token, fresh.session(), fresh.expiresAt(), now)));
    return kept.isPresent();
  }

  @Override
  public void add(RefreshToken token) {
    tokens.insert(token.hash(), token);
  }

  @Override
  public void revoke(SessionId session, CustomerId customer, Instant now) {
    open(customer).filter(s -> s.id().equals(session)).toList().forEach(s -> end(s, now));
  }

  @Override
  public void revokeAll(CustomerId customer, Instant now) {
    open(customer).toList().forEach(session -> end(session, now));
  }

  @Override
  public int forgetOpenedBefore(Instant instant, int limit) {
    var old =
        sessions
            .values()
            .filter(session -> session.openedAt().isBefore(instant))
            .sorted(OLDEST_FIRST)
            .limit(limit)
            .toList();
    for (var session : old) {
      tokens
          .values()
          .filter(token -> token.session().id().equals(session.id()))
          .toList()
          .forEach(token -> tokens.remove(token.hash()));
      sessions.remove(session.id());
    }
    return old.size();
  }

  private Stream<Session> open(CustomerId customer) {
    return sessions
        .values()
        .filter(session -> session.customer().equals(customer) && session.revokedAt() == null);
  }

  private void end(Session session, Instant now) {
    var ended = new Session(session.id(), session.customer(), session.openedAt(), now);
    sessions.update(session.id(), ended);
  }
}
