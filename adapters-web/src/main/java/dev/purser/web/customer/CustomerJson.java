package dev.purser.web.customer;

import java.time.Instant;
import java.util.UUID;

/** A customer on the wire. */
record CustomerJson(UUID id, String email, String name, String role, Instant createdAt) {}
