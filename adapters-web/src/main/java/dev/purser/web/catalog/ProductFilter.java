package dev.purser.web.catalog;

import dev.purser.application.catalog.ProductSearch;
import dev.purser.application.catalog.ProductSort;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.AssetCode;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Which products to list, and in which order.
 *
 * @param asset of the price; that of {@code priceFrom} and {@code priceTo}, which without it are
 *     credits
 */
record ProductFilter(
    @Text(min = 1, max = ProductSearch.MAX_WORDS, blank = false) @Nullable String q,
    @Text(shape = CategorySlug.SHAPE) @Nullable String category,
    @Nullable ProductStatus status,
    @Text(shape = AssetCode.SHAPE) @Nullable String asset,
    @Text(shape = MINOR_UNITS) @Nullable String priceFrom,
    @Text(shape = MINOR_UNITS) @Nullable String priceTo,
    @Text(shape = "relevance|createdAt|-createdAt|name|-name|price|-price") @Nullable String sort) {
  private static final String MINOR_UNITS = "[0-9]{1,16}";

  ProductSearch toSearch() {
    return new ProductSearch(
        q,
        category == null ? null : new CategorySlug(category),
        status,
        toAsset(),
        toNumber(priceFrom),
        toNumber(priceTo),
        toSort());
  }

  private ProductSort toSort() {
    return switch (sort) {
      case null -> q == null ? ProductSort.OLDEST : ProductSort.RELEVANCE;
      case "relevance" -> relevance();
      case "createdAt" -> ProductSort.OLDEST;
      case "-createdAt" -> ProductSort.NEWEST;
      case "name" -> ProductSort.NAME;
      case "-name" -> ProductSort.NAME_DESCENDING;
      case "price" -> ProductSort.PRICE;
      case "-price" -> ProductSort.PRICE_DESCENDING;
      default -> throw new IllegalStateException("an order that the shape does not have: " + sort);
    };
  }

  private ProductSort relevance() {
    if (q == null) {
      var faults = new Faults();
      faults.add(Fault.ofParameter("sort", "Without q nothing is more relevant than the rest."));
      faults.throwIfAny();
    }
    return ProductSort.RELEVANCE;
  }

  private @Nullable AssetCode toAsset() {
    if (asset != null) {
      return new AssetCode(asset);
    }
    return priceFrom == null && priceTo == null ? null : AssetCode.CREDIT;
  }

  private static @Nullable Long toNumber(@Nullable String digits) {
    return digits == null ? null : Long.valueOf(digits);
  }
}
