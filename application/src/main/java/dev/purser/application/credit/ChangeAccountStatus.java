package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Takes an account out of business and back. Each is refused with {@code illegal-transition} when
 * the account's status does not lead there, as no status of the house's accounts does, which are
 * always open.
 */
public interface ChangeAccountStatus {
  /** Stops new spending and new holds; what was promised goes on. */
  Reply<AccountStanding> freeze(Call call, Request request);

  Reply<AccountStanding> unfreeze(Call call, Request request);

  /**
   * Ends an account for ever. Refused with {@code account-not-empty} while anything is on it or an
   * open hold names it as payer or receiver.
   */
  Reply<AccountStanding> close(Call call, Request request);

  /**
   * Which account, and why.
   *
   * @param reason up to 500 characters; null without one
   */
  record Request(AccountId account, @Nullable String reason) {}
}
