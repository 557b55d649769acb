package dev.purser.application.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time.
 *
 * @param from the first instant in it; null for all that was before {@code to}
 * @param to the first instant after it; null for all that comes
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {
  public static final Period ALWAYS = new Period(null, null);
}
