package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits that moved: all of its legs or none, and never edited afterwards.
 *
 * @param command the submission that made it, under whose key it is found
 * @param caller who asked for it, or for the order's step that made it
 * @param reference the client's own name for it, unique per caller; null without one
 * @param reason why the house granted it; null for other kinds
 * @param hold the hold that was captured; null for other kinds and for captures of orders
 * @param reverses what it takes back; null for other kinds
 * @param managedBy the order that it belongs to, which alone may undo it; null without one
 */
public record Transfer(
    TransferId id,
    TransferKind kind,
    List<Leg> legs,
    UUID command,
    String caller,
    @Nullable String reference,
    @Nullable String reason,
    Attributes metadata,
    @Nullable HoldId hold,
    @Nullable Reversal reverses,
    @Nullable UUID managedBy,
    Instant createdAt) {

  /** How many legs somebody may ask for. */
  public static final int MAX_LEGS = 100;

  public static final int MAX_REFERENCE = 100;
  public static final int MAX_REASON = 500;

  /** With what expires on both sides of every leg that was asked for. */
  private static final int MOST_LEGS = 3 * MAX_LEGS;

  /**
   * What a reversal takes back.
   *
   * @param number counts the reversals of that transfer from 1, so that two at once meet
   */
  public record Reversal(TransferId of, int number) {}

  public Transfer {
    legs = List.copyOf(legs);
    if (legs.isEmpty() || legs.size() > MOST_LEGS) {
      throw new IllegalArgumentException("a transfer has 1 to " + MOST_LEGS + " legs");
    }
  }

  /** A transfer that somebody asked for, with nothing said about it. */
  public static Transfer plain(
      TransferId id, TransferKind kind, List<Leg> legs, UUID command, String caller, Instant now) {
    return new Transfer(
        id, kind, legs, command, caller, null, null, Attributes.NONE, null, null, null, now);
  }

  /** The same, which an order owns. */
  public Transfer managedBy(@Nullable UUID order) {
    return new Transfer(
        id, kind, legs, command, caller, reference, reason, metadata, hold, reverses, order,
        createdAt);
  }

  /** The same, of a hold that was captured. */
  public Transfer capturing(HoldId captured) {
    return new Transfer(
        id, kind, legs, command, caller, reference, reason, metadata, captured, reverses, managedBy,
        createdAt);
  }

  /** What went to breakage since it had expired, per leg. */
  public List<Amount> expired() {
    return legs.stream().filter(Leg::isExpiry).map(Leg::amount).toList();
  }
}
