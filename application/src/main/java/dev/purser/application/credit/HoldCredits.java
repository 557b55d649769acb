package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.Leg;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sets credits of a customer's account aside for a receiver until a deadline: the lots that
 * spending them would burn, then the base. Refused, with all reasons that apply, with {@code
 * amount-out-of-range}, {@code expiry-passed}, {@code asset-mismatch}, {@code unknown-account},
 * {@code same-account}, {@code account-frozen} for the payer, {@code account-closed} for either and
 * {@code insufficient-credit}.
 */
public interface HoldCredits {
  Reply<Hold> hold(Call call, Request request);

  /**
   * What is set aside.
   *
   * @param leg what moves once it is captured
   * @param expiresAt from then on it cannot be captured
   * @param reference the client's own name for it, up to 100 characters, which need not be unique;
   *     null without one
   */
  record Request(Leg leg, Instant expiresAt, @Nullable String reference) {}
}
