package dev.purser.web.catalog;

import java.time.Instant;
import java.util.UUID;

/** A category on the wire. */
record CategoryJson(UUID id, String slug, String name, Instant createdAt) {}
