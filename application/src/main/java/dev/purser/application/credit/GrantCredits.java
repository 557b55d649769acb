package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.shared.Amount;
import org.jspecify.annotations.Nullable;

/**
 * The house issues credits to an account: a transfer from its issuing account. Refused with {@code
 * amount-out-of-range}, {@code expiry-passed}, {@code unknown-account}, {@code asset-mismatch},
 * {@code account-closed} and {@code too-many-lots}.
 */
public interface GrantCredits {
  Reply<Transfer> grant(Call call, Request request);

  /**
   * Who gets what.
   *
   * @param terms makes a lot of the credits, which expires or burns with a priority; null for the
   *     account's base
   * @param reason up to 500 characters
   */
  record Request(
      AccountId account, Amount amount, @Nullable LotTerms terms, @Nullable String reason) {}
}
