package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.RefusedException;
import java.util.List;
import java.util.Optional;
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
  }

  /**
   * The transfer's legs as they are to be taken back.
   *
   * @param part how much of its only leg; null for all that is left
   * @throws RefusedException {@link CreditRefusal.ManagedByOrder}, {@link
   *     CreditRefusal.NotReversible} for a reversal, an expiry, or a part of several legs, {@link
   *     CreditRefusal.AlreadyReversed} and {@link CreditRefusal.ReversalExceeds}
   */
  public List<Leg> requireReversible(@Nullable Amount part) {
    if (transfer.managedBy() != null) {
      throw new RefusedException(new CreditRefusal.ManagedByOrder(transfer.managedBy()));
    }
    requireKind();
    if (transfer.legs().size() > 1) {
      return requireWhole(part);
    }
    var leg = transfer.legs().getFirst();
    var left = new Amount(leg.amount().asset(), leg.amount().minorUnits() - reversed);
    if (left.minorUnits() == 0) {
      throw new RefusedException(new CreditRefusal.AlreadyReversed(transfer.id()));
    }
    var taken = Optional.ofNullable(part).orElse(left);
    if (!taken.asset().equals(left.asset())) {
      throw new RefusedException(
          new CreditRefusal.AssetMismatch(leg.from(), left.asset(), taken.asset()));
    }
    if (taken.minorUnits() > left.minorUnits()) {
      throw new RefusedException(
          new CreditRefusal.ReversalExceeds(transfer.id(), taken.minorUnits(), left.minorUnits()));
    }
    return List.of(new Leg(leg.from(), leg.to(), taken.requireMovable()));
  }

  /** What of the base is left to be given back to the giver of a leg. */
  long baseLeft(int leg) {
    var left = transfer.legs().get(leg).amount().minorUnits() - reversed;
    return left - traces.get(leg).burnt().stream().mapToLong(Portion::amount).sum();
  }

  private List<Leg> requireWhole(@Nullable Amount part) {
    if (part != null) {
      throw new RefusedException(
          new CreditRefusal.NotReversible(
              transfer.id(), "A transfer of several legs is reversed as a whole."));
    }
    if (reversals > 0) {
      throw new RefusedException(new CreditRefusal.AlreadyReversed(transfer.id()));
    }
    return transfer.legs();
  }

  private void requireKind() {
    switch (transfer.kind()) {
      case REVERSAL ->
          throw new RefusedException(
              new CreditRefusal.NotReversible(transfer.id(), "A reversal is not reversed."));
      case EXPIRY ->
          throw new RefusedException(
              new CreditRefusal.NotReversible(transfer.id(), "What has expired stays expired."));
      case TRANSFER, GRANT, CAPTURE -> {
        // These can be taken back.
      }
    }
  }
}
