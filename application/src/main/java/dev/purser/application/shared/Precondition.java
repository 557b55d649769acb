package dev.purser.application.shared;

import java.util.Set;

/**
 * Which versions of a thing a write may build on, so that nobody undoes what they have not seen. A
 * use case asks it about the version that it has loaded, and answers {@link Reply.Stale} when it is
 * not met.
 */
public sealed interface Precondition {
  /** Any version will do, as long as there is one. */
  Precondition ANY = new Any();

  static Precondition version(long version) {
    return new OneOf(Set.of(version));
  }

  /** Whether the version is one of those. */
  boolean isMetBy(long version);

  /** Every version. */
  record Any() implements Precondition {
    @Override
    public boolean isMetBy(long version) {
      return true;
    }
  }

  /** These versions; none at all when nothing that was named can be a version. */
  record OneOf(Set<Long> versions) implements Precondition {
    public OneOf {
      versions = Set.copyOf(versions);
    }

    @Override
    public boolean isMetBy(long version) {
      return versions.contains(version);
    }
  }
}
