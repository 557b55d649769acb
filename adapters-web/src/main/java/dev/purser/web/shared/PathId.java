package dev.purser.web.shared;

import java.util.UUID;

/** The {@code {id}} of a path. What cannot be an id of ours is answered with 404 beforehand. */
public record PathId(UUID value) {}
