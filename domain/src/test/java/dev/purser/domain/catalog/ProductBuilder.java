package dev.purser.domain.catalog;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as a test needs it; without more said, a published one that costs 5 credits. */
public final class ProductBuilder {
  private ProductId id = new ProductId(FreshIds.next());
  private Sku sku = new Sku("sku-" + FreshIds.next());
  private String name = "A product";
  private @Nullable String description;
  private Amount price = Amounts.credits(5);
  private ProductStatus status = ProductStatus.PUBLISHED;
  private List<CategorySlug> categories = List.of();
  private Instant createdAt = Moments.MORNING;

  private ProductBuilder() {}

  public static ProductBuilder aProduct() {
    return new ProductBuilder();
  }

  @CanIgnoreReturnValue
  public ProductBuilder withId(ProductId value) {
    id = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ProductBuilder of(Sku value) {
    sku = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ProductBuilder called(String value) {
    name = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ProductBuilder describedAs(String value) {
    description = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ProductBuilder at(Amount value) {
    price = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ProductBuilder being(ProductStatus value) {
    status = value;
    return this;
  }

  @CanIgnoreReturnValue
  public ProductBuilder in(CategorySlug... values) {
    categories = List.of(values);
    return this;
  }

  @CanIgnoreReturnValue
  public ProductBuilder createdAt(Instant value) {
    createdAt = value;
    return this;
  }

  public Product build() {
    var content = new Product.Content(name, description, price, status, categories);
    return Product.create(id, sku, content, createdAt);
  }
}
