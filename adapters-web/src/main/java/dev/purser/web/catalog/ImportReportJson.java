package dev.purser.web.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an import, on the wire. */
record ImportReportJson(
    UUID id,
    String status,
    String onConflict,
    long lines,
    long created,
    long updated,
    long skipped,
    long failedLines,
    List<FailedJson> failed,
    Instant startedAt,
    @Nullable Instant endedAt) {

  /** A line that failed. */
  record FailedJson(long line, String code, String detail) {}
}
