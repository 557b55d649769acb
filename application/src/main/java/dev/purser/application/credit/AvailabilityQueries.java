package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Lot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what of an account can be spent, and why. */
public interface AvailabilityQueries {
  /** More open holds are counted and not told one by one. */
  int MAX_HOLDS = 100;

  /**
   * The account's lots that are not spent, in the order in which they burn, of which the house's
   * accounts have none; nothing when there is no such account.
   *
   * @param after where the page before ended; null for the first page
   */
  Optional<Page<StandingLot, Lot.Place>> lots(
      Actor actor, AccountId account, Lot.@Nullable Place after, int limit);

  /**
   * What is available on the account, and what it is made of, all at one instant; nothing when
   * there is no such account.
   */
  Optional<Explanation> explanation(Actor actor, AccountId account);

  static AvailabilityQueries over(
      CreditKinds.Ports ports, HoldDeadlines deadlines, Transactions transactions, Clock clock) {
    return new StoredAvailability(ports, deadlines, transactions, clock);
  }
}
