package dev.purser.domain.catalog;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.Sku;

/** An offer as a test needs it; without more said, tea for 5 credits. */
public final class OfferBuilder {
  private Sku sku = new Sku("tea");
  private Amount price = Amounts.credits(5);
  private ProductStatus status = ProductStatus.PUBLISHED;

  private OfferBuilder() {}

  public static OfferBuilder anOffer() {
    return new OfferBuilder();
  }

  @CanIgnoreReturnValue
  public OfferBuilder of(Sku value) {
    sku = value;
    return this;
  }

  @CanIgnoreReturnValue
  public OfferBuilder of(String value) {
    return of(new Sku(value));
  }

  @CanIgnoreReturnValue
  public OfferBuilder at(Amount value) {
    price = value;
    return this;
  }

  @CanIgnoreReturnValue
  public OfferBuilder being(ProductStatus value) {
    status = value;
    return this;
  }

  public Offer build() {
    return new Offer(sku, "A " + sku, price, status);
  }
}
