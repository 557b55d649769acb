package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.shared.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Spends a part of a hold, or all that it still sets aside: a transfer from its payer to its
 * receiver, who gets the terms of the lots under it. Also while the payer is frozen, and of lots
 * that have expired under the hold, because it was promised. Refused, with all reasons that apply,
 * with {@code managed-by-order}, {@code hold-expired} from the deadline on, {@code hold-closed},
 * {@code hold-exceeded}, {@code amount-out-of-range}, {@code asset-mismatch}, {@code
 * account-closed} and {@code too-many-lots}.
 */
public interface CaptureHold {
  Reply<Capture> capture(Call call, Request request);

  /**
   * Which hold, and how much of it.
   *
   * @param amount null for all that is still set aside
   */
  record Request(HoldId hold, @Nullable Amount amount) {}
}
