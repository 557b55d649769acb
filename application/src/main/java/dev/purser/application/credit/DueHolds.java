package dev.purser.application.credit;

import dev.purser.domain.credit.HoldId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open holds whose deadline has passed; never those of orders, which have none. */
public interface DueHolds {

  /**
   * The longest due first.
   *
   * @param after the last one of the page before; null for the first page
   */
  List<Due> due(Instant now, @Nullable Due after, int limit);

  /** A hold and its deadline. */
  record Due(HoldId hold, Instant expiresAt) {}
}
