package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is set aside of accounts. */
public interface OpenHolds {
  /**
   * The open holds on each account, the soonest deadline first and those without one last.
   *
   * @param limit how many of each account at the most
   * @return nothing for accounts that have none
   */
  Map<AccountId, List<Hold>> of(Collection<AccountId> accounts, int limit);
}
