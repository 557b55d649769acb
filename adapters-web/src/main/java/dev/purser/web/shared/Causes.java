package dev.purser.web.shared;

import org.jspecify.annotations.Nullable;

/** Names a failure in one line, for what happens to every request while something is down. */
final class Causes {
  private Causes() {}

  /** What failed, and what that came from in the end. */
  static String named(Throwable failure) {
    Throwable root = failure;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root.equals(failure) ? failure.toString() : failure + " because of " + root;
  }
}
