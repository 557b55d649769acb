package dev.purser.application.catalog;

import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductImport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue. Whoever may not read everything sees of the products the published ones, and
 * of the rest as little as if it did not exist.
 */
public interface ProductQueries {
  Optional<Product> find(Actor actor, ProductId id);

  /** The products that are searched for. */
  Page<Product, Position> search(Actor actor, ProductSearch search, Slice<Position> slice);

  Optional<Category> category(Actor actor, CategorySlug slug);

  /** The categories in the order of their slugs. */
  Page<Category, CategorySlug> categories(Actor actor, @Nullable CategorySlug after, int limit);

  /** An import, for whoever may read everything. */
  Optional<ImportProducts.Report> productImport(Actor actor, ImportId id);

  /** The imports, the newest first, for whoever may read everything. */
  Page<ProductImport, ImportId> productImports(Actor actor, Slice<ImportId> slice);
}
