package dev.purser.web.catalog;

import dev.purser.application.catalog.ProductSearch;
import dev.purser.application.catalog.ProductSort;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.AssetCode;
import dev.purser.web.shared.input.Named;
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
    @Nullable Order sort) {
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
    if (sort == null) {
      return q == null ? ProductSort.OLDEST : ProductSort.RELEVANCE;
    }
    if (sort == Order.RELEVANCE && q == null) {
      var faults = new Faults();
      faults.add(Fault.ofParameter("sort", "Without q nothing is more relevant than the rest."));
      faults.throwIfAny();
    }
    return sort.sort;
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

  /** The orders by the names of the fields that they go by. */
  enum Order implements Named {
    RELEVANCE("relevance", ProductSort.RELEVANCE),
    OLDEST("createdAt", ProductSort.OLDEST),
    NEWEST("-createdAt", ProductSort.NEWEST),
    NAME("name", ProductSort.NAME),
    NAME_DESCENDING("-name", ProductSort.NAME_DESCENDING),
    PRICE("price", ProductSort.PRICE),
    PRICE_DESCENDING("-price", ProductSort.PRICE_DESCENDING);

    private final String wireName;
    private final ProductSort sort;

    Order(String wireName, ProductSort sort) {
      this.wireName = wireName;
      this.sort = sort;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }
}
