package dev.purser.web.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far an import is, on the wire. */
record ProductImportJson(
    UUID id,
    String status,
    String onConflict,
    long lines,
    long created,
    long updated,
    long skipped,
    long failedLines,
    Instant startedAt,
    @Nullable Instant endedAt) {}
