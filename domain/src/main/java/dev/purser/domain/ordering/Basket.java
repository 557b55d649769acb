package dev.purser.domain.ordering;

import dev.purser.domain.catalog.Offer;
import dev.purser.domain.customer.CustomerId;
import java.time.Instant;
import java.util.List;

/**
 * What is to be priced: everything that one customer wants at the same time.
 *
 * @param now when; the same for all that is decided together
 */
public record Basket(CustomerId customer, List<Item> items, Instant now) {

  public Basket {
    items = List.copyOf(items);
  }

  /**
   * So many of a product that can be bought.
   *
   * @param quantity pieces, 1 to 1,000,000
   */
  public record Item(Offer offer, long quantity) {}
}
