package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transfer with what earlier reversals have left of it.
 *
 * @param reversals how many there were
 * @param reversed how much of its first leg they have taken back, in minor units
 * @param traces what each leg did to lots and was not undone, by the number of the leg
 */
public record Reversible(Transfer transfer, int reversals, long reversed, List<Trace> traces) {

  public Reversible {
    traces = List.copyOf(traces);
    if (traces.size() != transfer.legs().size()) {
      throw new IllegalArgumentException("there is a trace of each leg");
    }
  }

  /**
   * What a leg did to lots.
   *
   * @param burnt taken from the giver's, in burning order
   * @param filled put into the receiver's
   */
  public record Trace(List<Portion> burnt, List<Portion> filled) {
    public static final Trace NONE = new Trace(List.of(), List.of());

    public Trace {
      burnt = List.copyOf(burnt);
      filled = List.copyOf(filled);
    }

    private Trace less(Trace undone) {
      return new Trace(less(burnt, undone.burnt), less(filled, undone.filled));
    }

    private static List<Portion> less(List<Portion> portions, List<Portion> undone) {
      var taken = new HashMap<LotId, Long>();
      undone.forEach(portion -> {
        if (portion.lot() != null) {
          taken.merge(portion.lot().id(), portion.amount(), Long::sum);
        }
      });
      return portions.stream()
          .filter(portion -> portion.lot() != null)
          .map(portion -> new Left(portion.lot(), portion.amount()).less(taken))
          .filter(left -> left.amount() > 0)
          .map(left -> new Portion(left.lot(), left.amount()))
          .toList();
    }

    private record Left(Lot lot, long amount) {
      private Left less(Map<LotId, Long> taken) {
        return new Left(lot, amount - taken.getOrDefault(lot.id(), 0L));
      }
    }
  }

  /**
   * The transfer itself.
   *
   * @throws RefusedException {@link CreditRefusal.ManagedByOrder}, {@link
   *     CreditRefusal.NotReversible} for a reversal or an expiry, {@link
   *     CreditRefusal.AlreadyReversed}
   */
  @CanIgnoreReturnValue
  public Reversible requireReversible() {
    if (transfer.managedBy() != null) {
      throw new RefusedException(new CreditRefusal.ManagedByOrder(transfer.managedBy()));
    }
    requireKind();
    if (isSpent()) {
      throw new RefusedException(new CreditRefusal.AlreadyReversed(transfer.id()));
    }
    return this;
  }

  /**
   * The transfer's legs as they are to be taken back.
   *
   * @param part how much of its only leg; null for all that is left
   * @throws RefusedException {@link CreditRefusal.NotReversible} for a part of several legs, {@link
   *     CreditRefusal.AssetMismatch} and {@link CreditRefusal.ReversalExceeds}
   */
  public List<Leg> legsToReverse(@Nullable Amount part) {
    if (transfer.legs().size() > 1) {
      if (part != null) {
        throw new RefusedException(
            new CreditRefusal.NotReversible(
                transfer.id(), "A transfer of several legs is reversed as a whole."));
      }
      return transfer.legs();
    }
    var leg = transfer.legs().getFirst();
    var left = new Amount(leg.amount().asset(), left(0));
    if (part == null) {
      return List.of(new Leg(leg.from(), leg.to(), left));
    }
    if (!part.asset().equals(left.asset())) {
      throw new RefusedException(
          new CreditRefusal.AssetMismatch(leg.from(), left.asset(), part.asset()));
    }
    if (part.requireMovable().minorUnits() > left.minorUnits()) {
      throw new RefusedException(
          new CreditRefusal.ReversalExceeds(transfer.id(), part.minorUnits(), left.minorUnits()));
    }
    return List.of(new Leg(leg.from(), leg.to(), part));
  }

  /** What is left after one more reversal, of which each leg took so much. */
  public Reversible after(List<Leg> undone, List<Trace> traced) {
    var left = new ArrayList<Trace>();
    for (var leg = 0; leg < traces.size(); leg++) {
      left.add(traces.get(leg).less(traced.get(leg)));
    }
    return new Reversible(
        transfer, reversals + 1, reversed + undone.getFirst().amount().minorUnits(), left);
  }

  /** What of the base is left to be given back to the giver of a leg. */
  long baseLeft(int leg) {
    return left(leg) - traces.get(leg).burnt().stream().mapToLong(Portion::amount).sum();
  }

  private long left(int leg) {
    return transfer.legs().get(leg).amount().minorUnits() - reversed;
  }

  private boolean isSpent() {
    return transfer.legs().size() > 1 ? reversals > 0 : left(0) == 0;
  }

  private void requireKind() {
    switch (transfer.kind()) {
      case REVERSAL ->
          throw new RefusedException(
              new CreditRefusal.NotReversible(transfer.id(), "A reversal is not reversed."));
      case REFUND ->
          throw new RefusedException(
              new CreditRefusal.NotReversible(transfer.id(), "A refund is not reversed."));
      case EXPIRY ->
          throw new RefusedException(
              new CreditRefusal.NotReversible(transfer.id(), "What has expired stays expired."));
      case TRANSFER, GRANT, CAPTURE -> {
        // These can be taken back.
      }
    }
  }
}
