package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is set aside of accounts. */
public interface OpenHolds {
  /** The soonest deadline first, and those without one last. */
  Comparator<Hold> SOONEST_FIRST =
      Comparator.comparing(
              Hold::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(hold -> hold.id().value());

  /**
   * The open holds on each account, by {@link #SOONEST_FIRST}.
   *
   * @param limit how many of each account at the most
   * @return nothing for accounts that have none
   */
  Map<AccountId, List<Hold>> of(Collection<AccountId> accounts, int limit);
}
