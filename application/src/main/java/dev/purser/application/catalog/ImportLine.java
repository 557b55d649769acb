package dev.purser.application.catalog;

import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of an import, as it was read. */
public sealed interface ImportLine {
  /** Counted from 1. */
  long line();

  /**
   * What a product should be. A new product is a draft in no category where nothing else is said; a
   * product that is there keeps what is null here.
   */
  record Wanted(
      long line,
      Sku sku,
      String name,
      @Nullable String description,
      Amount price,
      @Nullable ProductStatus status,
      @Nullable List<CategorySlug> categories)
      implements ImportLine {}

  /** Nothing that could be understood. */
  record Unreadable(FailedLine failed) implements ImportLine {
    @Override
    public long line() {
      return failed.line();
    }
  }
}
