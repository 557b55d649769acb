package dev.purser.persistence.credit;

import dev.purser.application.credit.Journal;
import dev.purser.application.credit.JournalItem;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Adds a batch as one link to the first chain that nobody else is just adding to. Where that search
 * begins is spread by the batch's digests, so that the chains grow evenly.
 */
final class SqlJournal implements Journal {
  /** The update reads the head once more as it is under the lock, whoever moved it meanwhile. */
  private static final String APPEND =
      """
      WITH batch AS (
        SELECT ?::integer AS start, ?::integer AS form, ?::bytea AS digests,
               ?::uuid[] AS transfers, ?::timestamptz AS at
      ), free AS (
        SELECT h.chain
        FROM journal_heads h, batch b
        ORDER BY (h.chain + b.start) %% %d
        LIMIT 1
        FOR NO KEY UPDATE OF h %s
      ), head AS (
        UPDATE journal_heads h
        SET length = h.length + 1, hash = sha256(h.hash || int4send(b.form) || b.digests)
        FROM free f, batch b
        WHERE h.chain = f.chain
        RETURNING h.chain, h.length, h.hash
      )
      INSERT INTO journal_links (chain, number, hash, form, transfers, digests, at)
      SELECT h.chain, h.length, h.hash, b.form, b.transfers, b.digests, b.at
      FROM head h, batch b
      """;

  private static final String APPEND_TO_FREE = APPEND.formatted(CHAINS, "SKIP LOCKED");
  private static final String WAIT_AND_APPEND = APPEND.formatted(CHAINS, "");

  private final Sql sql;

  SqlJournal(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<JournalItem> added) {
    var digests = digests(added);
    var parameters =
        new Parameter[] {
          Parameter.of(Byte.toUnsignedLong(digests[0]) % CHAINS),
          Parameter.of(JournalForm.CURRENT),
          Parameter.of(digests),
          Parameter.uuids(added, item -> item.transfer().id().value()),
          Parameter.of(newest(added))
        };
    if (sql.update(APPEND_TO_FREE, parameters) == 0) {
      sql.update(WAIT_AND_APPEND, parameters);
    }
  }

  private static byte[] digests(List<JournalItem> added) {
    var digests = ByteBuffer.allocate(added.size() * JournalForm.DIGEST_BYTES);
    for (var item : added) {
      digests.put(JournalForm.digest(JournalledTransfer.of(item)));
    }
    return digests.array();
  }

  private static Instant newest(List<JournalItem> added) {
    return added.stream()
        .map(item -> item.transfer().createdAt())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
