package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What happened on an account in a period that is over, which is why it never changes: the balance
 * before the first entry and after each. Its lines are read while somebody goes through them, a
 * page at a time.
 *
 * @param from null from the first entry on
 * @param to the first instant that is not on it
 * @param opening the balance before, in minor units
 * @param closing the balance after
 * @param after the number of the last entry before; 0 without any
 * @param last the number of the last entry on it; {@code after} when there is none
 * @param pages reads the lines after an entry's number, up to {@link #PAGE} of them
 */
public record Statement(
    AccountId account,
    Asset asset,
    @Nullable Instant from,
    Instant to,
    long opening,
    long closing,
    long after,
    long last,
    LongFunction<List<StatementLine>> pages) {
  /** A statement of more entries is refused: make several, of shorter periods. */
  public static final int MAX_LINES = 100_000;

  /** How many lines are read at once. */
  public static final int PAGE = 1_000;

  /** The entries in their order. */
  public Iterator<StatementLine> lines() {
    return new Lines();
  }

  private final class Lines implements Iterator<StatementLine> {
    private long read = after;
    private Iterator<StatementLine> page = List.<StatementLine>of().iterator();

    @Override
    public boolean hasNext() {
      return page.hasNext() || read < last;
    }

    @Override
    public StatementLine next() {
      if (!page.hasNext()) {
        page = pages.apply(read).iterator();
      }
      var line = page.next();
      read = line.entry().sequence();
      return line;
    }
  }
}
