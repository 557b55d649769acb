package dev.purser.application.catalog;

import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductImport;
import dev.purser.domain.catalog.ProductStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class StoredCatalog implements ProductQueries {
  private final Products products;
  private final Categories categories;
  private final Imports imports;
  private final Transactions transactions;
  private final Clock clock;

  StoredCatalog(
      Products products,
      Categories categories,
      Imports imports,
      Transactions transactions,
      Clock clock) {
    this.products = products;
    this.categories = categories;
    this.imports = imports;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Product> find(Actor actor, ProductId id) {
    return transactions
        .read(() -> Optional.ofNullable(products.find(List.of(id)).get(id)))
        .filter(
            product -> product.status() == ProductStatus.PUBLISHED || actor.has(Right.READ_ALL));
  }

  @Override
  public Page<Product, Position> search(Actor actor, ProductSearch search, Slice<Position> slice) {
    var visible = visible(actor, search);
    if (visible.isEmpty()) {
      return Page.empty();
    }
    return transactions.snapshot(() -> {
      var found = products.search(visible.get(), slice);
      var page =
          Page.of(slice, found, Products.Found::position, () -> products.count(visible.get()));
      return page.showing(page.items().stream().map(Products.Found::product).toList());
    });
  }

  @Override
  public Optional<Category> category(Actor actor, CategorySlug slug) {
    return transactions.read(() -> Optional.ofNullable(categories.find(List.of(slug)).get(slug)));
  }

  @Override
  public Page<Category, CategorySlug> categories(
      Actor actor, @Nullable CategorySlug after, int limit) {
    var more = transactions.read(() -> categories.list(after, Page.limitAndOne(limit)));
    return Page.of(more, limit, Category::slug);
  }

  @Override
  public Optional<ImportProducts.Report> productImport(Actor actor, ImportId id) {
    actor.require(Right.READ_ALL);
    return transactions.read(() -> {
      var now = clock.now();
      return imports
          .find(id)
          .map(found -> new ImportProducts.Report(found.asOf(now), imports.failed(id)));
    });
  }

  @Override
  public Page<ProductImport, ImportId> productImports(Actor actor, Slice<ImportId> slice) {
    actor.require(Right.READ_ALL);
    return transactions.read(() -> {
      var now = clock.now();
      var page = Page.of(slice, imports.list(slice), ProductImport::id, imports::count);
      return page.showing(page.items().stream().map(found -> found.asOf(now)).toList());
    });
  }

  /** The search for what the actor may see of it; nothing when that can be nothing. */
  private static Optional<ProductSearch> visible(Actor actor, ProductSearch search) {
    if (actor.has(Right.READ_ALL)) {
      return Optional.of(search);
    }
    return search.status() == null || search.status() == ProductStatus.PUBLISHED
        ? Optional.of(search.being(ProductStatus.PUBLISHED))
        : Optional.empty();
  }
}
