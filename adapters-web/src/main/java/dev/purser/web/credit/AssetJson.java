package dev.purser.web.credit;

import java.time.Instant;
import java.util.UUID;

/** An asset on the wire. */
record AssetJson(UUID id, String code, String name, int scale, Instant createdAt) {}
