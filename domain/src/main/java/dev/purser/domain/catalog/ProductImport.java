package dev.purser.domain.catalog;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import of many products. It is no unit: its lines are done in parts, each durable by itself.
 *
 * @param progressAt when it was last heard of
 * @param endedAt null while it runs
 */
public record ProductImport(
    ImportId id,
    OnConflict onConflict,
    ImportStatus status,
    ImportCounts counts,
    Instant startedAt,
    Instant progressAt,
    @Nullable Instant endedAt) {
  /** Of the lines that failed so many are told; all are counted. */
  public static final int MAX_TOLD = 1_000;

  /**
   * A running import that was not heard of for so long has died with its instance; none takes
   * longer as a whole.
   */
  public static final Duration SILENCE = Duration.ofMinutes(10);

  public static ProductImport start(ImportId id, OnConflict onConflict, Instant now) {
    return new ProductImport(
        id, onConflict, ImportStatus.RUNNING, ImportCounts.NONE, now, now, null);
  }

  /** The import with a part more done. */
  public ProductImport advanced(ImportCounts part, Instant now) {
    return new ProductImport(id, onConflict, status, counts.plus(part), startedAt, now, endedAt);
  }

  public ProductImport ended(ImportStatus how, Instant now) {
    return new ProductImport(id, onConflict, how, counts, startedAt, now, now);
  }

  /** As it has to be taken now: one that fell silent is not running any more. */
  public ProductImport asOf(Instant now) {
    return status == ImportStatus.RUNNING && progressAt.plus(SILENCE).isBefore(now)
        ? new ProductImport(
            id, onConflict, ImportStatus.INTERRUPTED, counts, startedAt, progressAt, progressAt)
        : this;
  }
}
