package dev.purser.web.catalog;

import dev.purser.web.shared.AmountJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product on the wire. */
record ProductJson(
    UUID id,
    String sku,
    String name,
    @Nullable String description,
    AmountJson price,
    String status,
    List<String> categories,
    @Nullable Instant publishedAt,
    Instant createdAt,
    long version) {}
