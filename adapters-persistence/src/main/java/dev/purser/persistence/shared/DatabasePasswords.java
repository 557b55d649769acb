package dev.purser.persistence.shared;

import java.util.List;

/**
 * The passwords that new connections try, asked for each of them, so that one can be changed while
 * the service runs.
 */
@FunctionalInterface
public interface DatabasePasswords {
  /** The likeliest first. */
  List<String> current();
}
