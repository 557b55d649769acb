package dev.purser.web.inventory;

import java.time.Instant;
import java.util.UUID;

/** A location on the wire. */
record LocationJson(
    UUID id, String code, String name, int priority, Instant createdAt, long version) {}
