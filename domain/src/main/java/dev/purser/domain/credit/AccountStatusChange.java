package dev.purser.domain.credit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody froze, unfroze or closed an account, and why; never edited.
 *
 * @param id of the command that did it
 * @param status what the account became
 * @param reason up to {@link #MAX_REASON} characters; null without one
 */
public record AccountStatusChange(
    UUID id,
    AccountId account,
    AccountStatus status,
    String caller,
    @Nullable String reason,
    Instant at) {
  public static final int MAX_REASON = 500;
}
