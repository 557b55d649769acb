package dev.purser.application.shared;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the audit is looked for; null for whatever there is.
 *
 * @param from the earliest instant
 * @param before the instant that is too late
 */
public record WantedAudit(
    @Nullable String caller,
    @Nullable String action,
    @Nullable UUID resource,
    @Nullable Instant from,
    @Nullable Instant before) {}
