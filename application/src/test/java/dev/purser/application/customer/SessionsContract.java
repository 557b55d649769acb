package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.CustomerBuilder;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.RefreshToken;
import dev.purser.domain.customer.SecretHash;
import dev.purser.domain.customer.Session;
import dev.purser.domain.customer.SessionId;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions are found by their tokens, and end for good. */
public abstract class SessionsContract extends PortsContract {
  private static final Instant NOW = Moments.NOON;

  @Test
  void findsSessionByEachOfItsTokens() {
    var first = opened(somebody(), NOW);
    var second = token(first.session());
    change(() -> sessions().add(second));

    assertThat(find(first.hash())).contains(first);
    assertThat(find(second.hash())).contains(second);
    assertThat(find(hash())).isEmpty();
  }

  @Test
  void spendsTokenOnce() {
    var token = opened(somebody(), NOW);
    var later = NOW.plusSeconds(1);

    assertThat(write(() -> sessions().spend(token.hash(), later))).isTrue();
    assertThat(write(() -> sessions().spend(token.hash(), later.plusSeconds(1)))).isFalse();
    assertThat(find(token.hash()).orElseThrow().spentAt()).isEqualTo(later);
  }

  @Test
  void revokesOneSessionOfItsOwnerOnly() {
    var owner = somebody();
    var ended = opened(owner, NOW);
    var other = opened(owner, NOW);
    var stranger = somebody();

    change(() -> sessions().revoke(ended.session().id(), owner, NOW.plusSeconds(1)));
    change(() -> sessions().revoke(ended.session().id(), owner, NOW.plusSeconds(2)));
    change(() -> sessions().revoke(other.session().id(), stranger, NOW));

    assertThat(revokedAt(ended)).isEqualTo(NOW.plusSeconds(1));
    assertThat(revokedAt(other)).isNull();
  }

  @Test
  void revokesAllSessionsOfOnePerson() {
    var owner = somebody();
    var one = opened(owner, NOW);
    var two = opened(owner, NOW);
    var others = opened(somebody(), NOW);

    change(() -> sessions().revokeAll(owner, NOW));

    assertThat(revokedAt(one)).isEqualTo(NOW);
    assertThat(revokedAt(two)).isEqualTo(NOW);
    assertThat(revokedAt(others)).isNull();
  }

  @Test
  void revokesTheOldestSessionsBeyondTheLimit() {
    var owner = somebody();
    var opened =
        IntStream.range(0, Session.MAX_OPEN + 2)
            .mapToObj(i -> opened(owner, NOW.plusSeconds(i)))
            .toList();

    var open = opened.stream().filter(token -> revokedAt(token) == null).toList();

    assertThat(open).isEqualTo(opened.subList(2, opened.size()));
  }

  @Test
  void forgetsTheOldestSessionsFirst() {
    var ancient = NOW.minus(Duration.ofDays(10_000));
    var owner = somebody();
    var oldest = opened(owner, ancient);
    var older = opened(owner, ancient.plusSeconds(1));
    var young = opened(owner, NOW);

    var before = ancient.plusSeconds(2);
    assertThat(write(() -> sessions().forgetOpenedBefore(before, 1))).isEqualTo(1);
    assertThat(find(oldest.hash())).isEmpty();
    assertThat(find(older.hash())).isPresent();
    assertThat(write(() -> sessions().forgetOpenedBefore(before, 10))).isEqualTo(1);
    assertThat(find(older.hash())).isEmpty();
    assertThat(find(young.hash())).isPresent();
  }

  private RefreshToken opened(CustomerId owner, Instant at) {
    var session = Session.open(new SessionId(ports().ids().next()), owner, at);
    var token = token(session);
    change(() -> sessions().open(session, token));
    return token;
  }

  private RefreshToken token(Session session) {
    return new RefreshToken(hash(), session, session.endOfTokenIssuedAt(session.openedAt()), null);
  }

  private SecretHash hash() {
    return new SecretHash("%032x%s".formatted(0, ports().ids().next().toString().replace("-", "")));
  }

  private CustomerId somebody() {
    var customer = CustomerBuilder.aCustomer().build();
    change(() -> ports().customers().add(customer, null));
    return customer.id();
  }

  private Instant revokedAt(RefreshToken token) {
    return find(token.hash()).orElseThrow().session().revokedAt();
  }

  private Optional<RefreshToken> find(SecretHash hash) {
    return read(() -> sessions().find(hash));
  }

  private Sessions sessions() {
    return ports().customer().sessions();
  }
}
