package dev.purser.domain.credit;

import dev.purser.domain.shared.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits that moved: all of its legs or none, and never edited afterwards.
 *
 * @param caller who asked for it, or for the order's step that made it
 * @param reference the client's own name for it, unique per caller; null without one
 * @param reason why the house granted it; null for other kinds
 * @param managedBy the order that it belongs to, which alone may undo it; null without one
 */
public record Transfer(
    TransferId id,
    TransferKind kind,
    List<Leg> legs,
    String caller,
    @Nullable String reference,
    @Nullable String reason,
    Attributes metadata,
    @Nullable UUID managedBy,
    Instant createdAt) {
  public static final int MAX_LEGS = 100;
  public static final int MAX_REFERENCE = 100;
  public static final int MAX_REASON = 500;

  public Transfer {
    legs = List.copyOf(legs);
    if (legs.isEmpty() || legs.size() > MAX_LEGS) {
      throw new IllegalArgumentException("a transfer has 1 to " + MAX_LEGS + " legs");
    }
  }
}
