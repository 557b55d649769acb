package dev.purser.web.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer on the wire.
 *
 * @param deletedAt null for the living
 */
record CustomerJson(
    UUID id,
    String email,
    String name,
    String role,
    Instant createdAt,
    @Nullable Instant deletedAt) {}
