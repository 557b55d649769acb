package dev.purser.migration;

import java.util.Optional;

/**
 * Something that a rule is about, and what is wrong with it.
 *
 * @param fault a sentence without its full stop
 */
record Examined(Changeset changeset, Optional<String> fault) {
  static Examined of(Changeset changeset, boolean kept, String fault) {
    return new Examined(changeset, kept ? Optional.empty() : Optional.of(fault));
  }
}
