package dev.purser.migration;

import java.util.List;
import java.util.Map;

/**
 * A step of a changelog with the SQL that is made of it.
 *
 * @param release the tag that stands below it; empty for what comes after the last one
 * @param isTag whether it does nothing but end a release
 * @param transactional whether it is a transaction
 * @param statements what is executed
 * @param rollback what takes it back
 * @param suppressions the rules that it need not keep, with the reason
 * @param checksum by which Liquibase knows whether it is what was executed
 */
public record Changeset(
    String id,
    String author,
    String file,
    String release,
    boolean isTag,
    boolean transactional,
    List<Tokens> statements,
    Rollback rollback,
    Map<String, String> suppressions,
    String checksum) {

  /** Whether there is a way back. */
  enum Rollback {
    GIVEN,
    MISSING
  }

  public Changeset {
    statements = List.copyOf(statements);
    suppressions = Map.copyOf(suppressions);
  }

  /** As {@code db/changelog/0016-holds.sql purser:holds-by-payer}. */
  public String name() {
    return file + " " + author + ":" + id;
  }
}
