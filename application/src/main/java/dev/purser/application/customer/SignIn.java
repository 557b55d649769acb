package dev.purser.application.customer;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.SessionId;

/** Persons prove who they are. What adapters make of that (a token, say) is theirs. */
public interface SignIn {
  /**
   * Opens a session for whoever has the address, if the password is theirs. Takes as long when
   * nobody has the address, so that this cannot be found out.
   *
   * @throws AccessDenied.Unauthenticated when it is not, or nobody has the address
   */
  SignedIn signIn(EmailAddress email, String password);

  /**
   * Exchanges a refresh token against the next one of its session. One that was exchanged before
   * ends the session, since somebody else has it, too.
   *
   * @throws AccessDenied.Unauthenticated when it is not good (any more)
   */
  SignedIn refresh(String refreshToken);

  /** Ends the actor's session: its refresh tokens are no longer good. */
  void signOut(Actor actor, SessionId session);

  /**
   * Somebody who has proved who they are.
   *
   * @param refreshToken a secret, good for one exchange
   */
  record SignedIn(Actor actor, SessionId session, String refreshToken) {
    @Override
    public String toString() {
      return "SignedIn[" + actor + "]";
    }
  }
}
