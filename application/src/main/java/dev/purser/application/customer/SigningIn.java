package dev.purser.application.customer;

import dev.purser.application.customer.Credentials.Credential;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.RefreshToken;
import dev.purser.domain.customer.SecretHash;
import dev.purser.domain.customer.Session;
import dev.purser.domain.customer.SessionId;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SigningIn implements SignIn {
  private static final String WRONG = "The address or the password is wrong.";
  private static final String NOT_GOOD = "The refresh token is not good; sign in again.";

  private final Proofs proofs;
  private final Customers customers;
  private final Sessions sessions;
  private final Surroundings surroundings;

  SigningIn(Proofs proofs, Customers customers, Sessions sessions, Surroundings surroundings) {
    this.proofs = proofs;
    this.customers = customers;
    this.sessions = sessions;
    this.surroundings = surroundings;
  }

  /** What proves who somebody is. */
  record Proofs(Credentials credentials, Passwords passwords, Secrets secrets) {}

  @Override
  public SignedIn signIn(EmailAddress email, String password) {
    var found = surroundings.transactions().read(() -> proofs.credentials().find(email));
    var hash = found.map(Credential::password).orElse(null);
    if (!proofs.passwords().matches(password, hash)) {
      throw new AccessDenied.Unauthenticated(WRONG);
    }
    var person = found.orElseThrow();
    var actor = actor(person.customer(), person.role());
    var session = new SessionId(surroundings.ids().next());
    var token = proofs.secrets().draw();
    return done(
        surroundings
            .writes()
            .write(
                actor,
                "sign-in",
                signedIn -> signedIn.session().value(),
                () ->
                    isStill(person)
                        ? open(actor, Session.open(session, person.customer(), now()), token)
                        : new Reply.NotFound<>()),
        WRONG);
  }

  @Override
  public SignedIn refresh(String refreshToken) {
    var hash = proofs.secrets().hash(refreshToken);
    var shown =
        surroundings
            .transactions()
            .read(() -> sessions.find(hash))
            .orElseThrow(() -> new AccessDenied.Unauthenticated(NOT_GOOD));
    var person =
        living(shown.session().customer())
            .orElseThrow(() -> new AccessDenied.Unauthenticated(NOT_GOOD));
    var actor = actor(person.id(), person.role());
    var next = proofs.secrets().draw();
    var reply =
        surroundings
            .writes()
            .write(
                actor,
                "refresh-session",
                (SignedIn signedIn) -> signedIn.session().value(),
                () -> exchange(actor, hash, next));
    if (reply instanceof Reply.Stale<SignedIn>()) {
      revoke(actor, "revoke-reused-session", shown.session());
    }
    return done(reply, NOT_GOOD);
  }

  @Override
  public void signOut(Actor actor, SessionId session) {
    actor.requireKnown();
    revoke(actor, "sign-out", Session.open(session, new CustomerId(actor.self()), now()));
  }

  /**
   * Comparing takes its time, in which the password may be replaced or the person deleted; either
   * ends all their sessions, and must not miss this one.
   */
  private boolean isStill(Credential compared) {
    return proofs.credentials().lock(compared.customer()).filter(compared::equals).isPresent();
  }

  private Reply<SignedIn> open(Actor actor, Session session, String token) {
    sessions.open(session, token(session, token, session.openedAt()));
    return new Reply.Done<>(new SignedIn(actor, session.id(), token), false);
  }

  /** Stale when the token was exchanged before. */
  private Reply<SignedIn> exchange(Actor actor, SecretHash hash, String next) {
    var now = now();
    var shown = sessions.find(hash).orElseThrow();
    if (shown.spentAt() != null) {
      return new Reply.Stale<>();
    }
    if (!shown.isGoodAt(now)) {
      return new Reply.NotFound<>();
    }
    if (!sessions.spend(hash, now)) {
      return new Reply.Stale<>();
    }
    sessions.add(token(shown.session(), next, now));
    return new Reply.Done<>(new SignedIn(actor, shown.session().id(), next), false);
  }

  private RefreshToken token(Session session, String secret, Instant now) {
    return new RefreshToken(
        proofs.secrets().hash(secret), session, session.endOfTokenIssuedAt(now), null);
  }

  private void revoke(Actor actor, String action, Session session) {
    var _ =
        surroundings
            .writes()
            .write(
                actor,
                action,
                SessionId::value,
                () -> {
                  sessions.revoke(session.id(), session.customer(), now());
                  return new Reply.Done<>(session.id(), false);
                });
  }

  private Optional<Customer> living(CustomerId id) {
    return surroundings
        .transactions()
        .read(() -> Optional.ofNullable(customers.find(List.of(id)).get(id)));
  }

  private Instant now() {
    return surroundings.now();
  }

  private static Actor actor(CustomerId id, Role role) {
    return new Actor(id.value().toString(), role);
  }

  private static SignedIn done(Reply<SignedIn> reply, String otherwise) {
    if (reply instanceof Reply.Done<SignedIn>(var signedIn, var _)) {
      return signedIn;
    }
    throw new AccessDenied.Unauthenticated(otherwise);
  }
}
