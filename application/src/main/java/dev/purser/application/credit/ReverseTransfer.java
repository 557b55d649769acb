package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Takes an earlier transfer back by a new one, in full or (where it has one leg) in part: from the
 * lots which it filled, then in burning order, and into the lots which it burnt, with their expiry.
 * What has expired of those goes to breakage at once, as further legs. Frozen accounts take part.
 *
 * <p>Refused with {@code managed-by-order}, {@code not-reversible}, {@code already-reversed},
 * {@code reversal-exceeds}, {@code amount-out-of-range}, {@code asset-mismatch}, {@code
 * account-closed}, {@code insufficient-credit} (when the receiver has spent it, then whole) and
 * {@code too-many-lots}.
 */
public interface ReverseTransfer {
  Reply<Transfer> reverse(Call call, Request request);

  /**
   * What is taken back.
   *
   * @param amount of the transfer's only leg; null for all that earlier reversals have left
   */
  record Request(TransferId transfer, @Nullable Amount amount) {}
}
