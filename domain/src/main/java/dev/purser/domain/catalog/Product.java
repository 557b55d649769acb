package dev.purser.domain.catalog;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something for sale.
 *
 * <p>Its SKU never changes, since stock and orders know it by that. A change gives the next
 * version; one that changes nothing gives the same product.
 *
 * @param price of one, 1 to 2^53-1 minor units
 * @param categories that it stands in, each once, in the order of their slugs
 * @param publishedAt when it was first published; null before that
 * @param version counts its changes from 0
 */
public record Product(
    ProductId id,
    Sku sku,
    String name,
    @Nullable String description,
    Amount price,
    ProductStatus status,
    List<CategorySlug> categories,
    @Nullable Instant publishedAt,
    Instant createdAt,
    long version) {
  public static final int MAX_NAME = 200;
  public static final int MAX_DESCRIPTION = 10_000;
  public static final int MAX_CATEGORIES = 50;

  public Product {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
    if (description != null && description.length() > MAX_DESCRIPTION) {
      throw new IllegalArgumentException("description over " + MAX_DESCRIPTION + " characters");
    }
    price.requireMovable();
    if (status == ProductStatus.PUBLISHED && publishedAt == null) {
      throw new IllegalArgumentException("a published product has been published at some time");
    }
    categories = sorted(categories);
  }

  /** A new product; a published one is published now. */
  public static Product create(ProductId id, Sku sku, Content content, Instant now) {
    return new Product(
        id,
        sku,
        content.name(),
        content.description(),
        content.price(),
        content.status(),
        content.categories(),
        content.status() == ProductStatus.PUBLISHED ? now : null,
        now,
        0);
  }

  /** What of a product can be changed. */
  public record Content(
      String name,
      @Nullable String description,
      Amount price,
      ProductStatus status,
      List<CategorySlug> categories) {
    public Content {
      categories = sorted(categories);
    }
  }

  public Content content() {
    return new Content(name, description, price, status, categories);
  }

  /**
   * The product with other content. Publishing it for the first time notes when.
   *
   * @throws RefusedException {@link CatalogRefusal.IllegalTransition} when its status does not lead
   *     to the other one
   */
  public Product with(Content content, Instant now) {
    if (content.equals(content())) {
      return this;
    }
    requireCanBecome(content.status());
    var published =
        publishedAt == null && content.status() == ProductStatus.PUBLISHED ? now : publishedAt;
    return new Product(
        id,
        sku,
        content.name(),
        content.description(),
        content.price(),
        content.status(),
        content.categories(),
        published,
        createdAt,
        version + 1);
  }

  /**
   * The other status.
   *
   * @throws RefusedException {@link CatalogRefusal.IllegalTransition} when the product's does not
   *     lead to it
   */
  @CanIgnoreReturnValue
  public ProductStatus requireCanBecome(ProductStatus other) {
    if (!status.canBecome(other)) {
      throw new RefusedException(new CatalogRefusal.IllegalTransition(status, other));
    }
    return other;
  }

  private static List<CategorySlug> sorted(Collection<CategorySlug> slugs) {
    var once = slugs.stream().distinct().sorted().toList();
    if (once.size() > MAX_CATEGORIES) {
      throw new RefusedException(new CatalogRefusal.TooManyCategories(once.size()));
    }
    return once;
  }
}
