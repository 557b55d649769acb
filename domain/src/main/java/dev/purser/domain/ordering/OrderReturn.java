package dev.purser.domain.ordering;

import dev.purser.domain.shared.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order that came back.
 *
 * @param lines what came back to where
 * @param restock whether it can be sold again; if not, it was written off where it came back to
 * @param refunded what the payers got back for it
 * @param expired what of that went to breakage at once, since the lots that it was of had expired
 */
public record OrderReturn(
    ReturnId id,
    List<LinePieces> lines,
    boolean restock,
    @Nullable String reason,
    Amount refunded,
    Amount expired,
    Instant at) {

  public OrderReturn {
    lines = List.copyOf(lines);
  }
}
