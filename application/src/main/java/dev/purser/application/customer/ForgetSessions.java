package dev.purser.application.customer;

/** Sessions that nobody can use any more are forgotten, with their tokens. */
public interface ForgetSessions {
  /** Forgets some of them, the oldest first; false when nothing is left to forget. */
  boolean forgetSome();
}
