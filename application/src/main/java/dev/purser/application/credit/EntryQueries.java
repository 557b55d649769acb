package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the past of accounts out of their entries. */
public interface EntryQueries {
  /**
   * How long ago an instant must be for what is told of it never to change: 5 seconds, as long as
   * the longest batch takes from its {@code now}, and a second for its commit.
   */
  Duration SETTLED = WritePath.LONGEST_ATTEMPT.plusSeconds(1);

  /**
   * What happened on an account, newest first; nothing when there is no such account. A position is
   * the sequence that the page before ended at.
   */
  Optional<Page<Entry, Long>> entries(
      Actor actor, AccountId account, Period period, Slice<Long> slice);

  /**
   * What was posted to an account by a past instant; refused as {@link
   * CreditRefusal.InstantTooRecent} unless that is {@link #SETTLED} ago.
   */
  Reply<PastBalance> balance(Actor actor, AccountId account, Instant at);

  /**
   * What happened on an account in a period, which ends at the newest instant that is {@link
   * #SETTLED} ago where nothing else is said. Refused as {@link CreditRefusal.InstantTooRecent}
   * when it ends later, and as {@link CreditRefusal.RangeTooWide} when it would have more than
   * {@link Statement#MAX_LINES} lines.
   */
  Reply<Statement> statement(Actor actor, AccountId account, Period period);
}
