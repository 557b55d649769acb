package dev.purser.application.customer;

import dev.purser.domain.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are looked for.
 *
 * @param text part of the address or the name in whatever case; of one or two characters: its
 *     beginning
 * @param role null for all
 * @param deleted those who are deleted and not erased, instead of those who are not
 */
public record WantedCustomers(
    @Nullable String text, @Nullable Role role, boolean deleted, Order order) {
  public static final int MAX_TEXT = 200;

  /** A shorter text is looked for at the beginning, since an index needs three characters. */
  public static final int MIN_PART = 3;

  public static final WantedCustomers EVERYBODY =
      new WantedCustomers(null, null, false, Order.OLDEST);

  /** The orders that a list may have, each complete by the id. */
  public enum Order {
    OLDEST,
    NEWEST,
    /** By the address in lower case. */
    EMAIL,
    EMAIL_DESCENDING
  }
}
