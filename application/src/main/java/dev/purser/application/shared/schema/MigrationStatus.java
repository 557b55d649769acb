package dev.purser.application.shared.schema;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the schema of a database is.
 *
 * @param applied what it has, in the order in which it came
 * @param pending what this release needs and the database lacks, in the order in which it comes
 * @param unknown what the database has and this release does not know: it is of a later one
 * @param running who is migrating now
 * @param leftLock the lock of a migration that was killed
 */
public record MigrationStatus(
    List<Applied> applied,
    List<Changeset> pending,
    List<Changeset> unknown,
    Optional<Migrator> running,
    Optional<LeftLock> leftLock) {

  public MigrationStatus {
    applied = List.copyOf(applied);
    pending = List.copyOf(pending);
    unknown = List.copyOf(unknown);
  }

  /** What the database has, and the tag of the release that ends with it. */
  public record Applied(Changeset changeset, Instant at, Optional<String> tag) {}

  /**
   * A connection that migrates.
   *
   * @param process the number of its process on the database's server
   * @param address where it comes from, as far as whoever asks may see that
   */
  public record Migrator(int process, Optional<String> address) {
    /** As {@code process 4711 of the database's server, from 10.0.0.7}. */
    @Override
    public String toString() {
      return "process %d of the database's server".formatted(process)
          + address.map(from -> ", from " + from).orElse("");
    }
  }

  /** A lock whose holder is gone. */
  public record LeftLock(String by, Instant at) {}
}
