package dev.purser.web.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list. */
public record ListJson<T>(List<T> items, @Nullable String nextCursor) {}
