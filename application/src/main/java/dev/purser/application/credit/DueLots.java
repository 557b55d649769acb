package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.LotId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lots that have expired and of which something is free: what holds set aside is not due. */
public interface DueLots {

  /**
   * The longest due first.
   *
   * @param after the last one of the page before; null for the first page
   */
  List<Due> due(Instant now, @Nullable Due after, int limit);

  /**
   * A lot, and how its account stands.
   *
   * @param sequence how many entries the account has
   */
  record Due(LotId lot, Instant expiresAt, AccountId account, long sequence) {}
}
