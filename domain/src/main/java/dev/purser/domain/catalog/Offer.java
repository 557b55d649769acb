package dev.purser.domain.catalog;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;

/** What an order needs to know of a product: its name, its price, and whether it can be bought. */
public record Offer(Sku sku, String name, Amount price, ProductStatus status) {

  /**
   * The offer itself.
   *
   * @throws RefusedException {@link CatalogRefusal.ProductNotAvailable} unless it is published
   */
  @CanIgnoreReturnValue
  public Offer requireAvailable() {
    if (status != ProductStatus.PUBLISHED) {
      throw new RefusedException(new CatalogRefusal.ProductNotAvailable(sku, status));
    }
    return this;
  }

  /** The same at another price, which a pricing policy gives it. */
  public Offer at(Amount otherPrice) {
    return new Offer(sku, name, otherPrice, status);
  }

  /**
   * The price of one for a buyer who expects the given price, or any price (null).
   *
   * @throws RefusedException {@link CatalogRefusal.PriceChanged} when another price is expected
   */
  @CanIgnoreReturnValue
  public Amount requirePrice(@Nullable Amount expected) {
    if (expected != null && !expected.equals(price)) {
      throw new RefusedException(new CatalogRefusal.PriceChanged(sku, expected, price));
    }
    return price;
  }
}
