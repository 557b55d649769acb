package dev.purser.domain.ordering;

import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Brings what the payers of an order have set aside and spent to what its lines are worth: captures
 * in the sequence of the payments, and gives back and refunds in reverse. Whatever a step did to
 * the lines, what is paid follows from them alone, so that no rounding adds up over many steps.
 *
 * <p>Shipping more of a line of which something was returned may come to one minor unit more than
 * its open pieces set aside, since both are rounded down; it is then set aside like any other.
 */
public final class Settlement {
  private final Ledger ledger;
  private final Function<HoldId, Hold> loaded;
  private final TransferId capture;
  private final TransferId refund;
  private final List<Leg> captured = new ArrayList<>();
  private final List<Leg> refunded = new ArrayList<>();

  /**
   * A settlement for one step of one order.
   *
   * @param loaded the holds of its payments
   * @param capture the transfer of what is captured, should anything be
   * @param refund the transfer of what is refunded, should anything be
   */
  public Settlement(
      Ledger ledger, Function<HoldId, Hold> loaded, TransferId capture, TransferId refund) {
    this.ledger = ledger;
    this.loaded = loaded;
    this.capture = capture;
    this.refund = refund;
  }

  /**
   * The order, paid as it is owed by a hold that was just placed for all of it.
   *
   * @throws RefusedException when the receiver may not receive what is captured at once
   */
  public Order begin(Order order, Hold placed) {
    return settle(order, new ArrayList<>(List.of(placed)));
  }

  /**
   * The order, paid as it is owed.
   *
   * @throws RefusedException when a payer may not or cannot spend more, or may not receive
   */
  public Order settle(Order order) {
    var holds = new ArrayList<Hold>();
    order.payments().forEach(payment -> holds.add(loaded.apply(payment.hold())));
    return settle(order, holds);
  }

  /** What moved, as transfers that the order owns. */
  public List<Transfer> transfers(Order order, UUID command, String caller, Instant now) {
    var made = new ArrayList<Transfer>();
    if (!captured.isEmpty()) {
      made.add(Transfer.plain(capture, TransferKind.CAPTURE, captured, command, caller, now));
    }
    if (!refunded.isEmpty()) {
      made.add(Transfer.plain(refund, TransferKind.REFUND, refunded, command, caller, now));
    }
    return made.stream().map(transfer -> transfer.managedBy(order.id().value())).toList();
  }

  private Order settle(Order order, List<Hold> holds) {
    var toHold = order.owedHeld().minorUnits();
    var toSpend = order.owedSpent().minorUnits() - spent(holds);
    var more = toHold + Math.max(0, toSpend) - held(holds);
    if (more > 0) {
      holds.set(holds.size() - 1, ledger.extend(holds.getLast(), amount(order, more)));
    }
    capture(holds, toSpend);
    giveBack(holds, held(holds) - toHold);
    refund(holds, -toSpend);
    return order.paidBy(holds.stream().map(Payment::of).toList());
  }

  private void capture(List<Hold> holds, long wanted) {
    var left = wanted;
    for (var i = 0; i < holds.size() && left > 0; i++) {
      var hold = holds.get(i);
      var part = Math.min(left, hold.remaining().minorUnits());
      if (part > 0) {
        var leg = ledger.capture(capture, captured.size(), hold, amount(hold, part));
        captured.add(leg);
        holds.set(i, ledger.hold(hold.id()));
        left -= part;
      }
    }
  }

  private void giveBack(List<Hold> holds, long unwanted) {
    var left = unwanted;
    for (var i = holds.size() - 1; i >= 0 && left > 0; i--) {
      var hold = holds.get(i);
      var part = Math.min(left, hold.remaining().minorUnits());
      if (part > 0) {
        holds.set(i, ledger.reduce(hold, amount(hold, part)));
        left -= part;
      }
    }
  }

  private void refund(List<Hold> holds, long unwanted) {
    var left = unwanted;
    for (var i = holds.size() - 1; i >= 0 && left > 0; i--) {
      var hold = holds.get(i);
      var part = Math.min(left, hold.captured() - hold.refunded());
      if (part > 0) {
        holds.set(i, ledger.refund(refund, hold, amount(hold, part), refunded));
        left -= part;
      }
    }
  }

  private static long held(List<Hold> holds) {
    return holds.stream().mapToLong(hold -> hold.remaining().minorUnits()).sum();
  }

  private static long spent(List<Hold> holds) {
    return holds.stream().mapToLong(hold -> hold.captured() - hold.refunded()).sum();
  }

  private static Amount amount(Hold hold, long minorUnits) {
    return new Amount(hold.amount().asset(), minorUnits);
  }

  private static Amount amount(Order order, long minorUnits) {
    return new Amount(order.total().asset(), minorUnits);
  }
}
