package dev.purser.web.credit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lot on the wire, in minor units of its account's asset.
 *
 * @param expiresAt null for one that never expires
 * @param expired whether what is not held of it cannot be spent any more
 */
record LotJson(
    UUID id,
    long remaining,
    long held,
    int priority,
    @Nullable Instant expiresAt,
    boolean expired,
    Instant createdAt) {}
