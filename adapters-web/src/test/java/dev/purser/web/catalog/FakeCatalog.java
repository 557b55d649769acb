package dev.purser.web.catalog;

import dev.purser.application.catalog.CatalogFeature;
import dev.purser.application.catalog.CategorizeProduct;
import dev.purser.application.catalog.CreateCategory;
import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.EditProduct;
import dev.purser.application.catalog.ImportLine;
import dev.purser.application.catalog.ImportProducts;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.catalog.ProductSearch;
import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.OnConflict;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductImport;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The use cases of the catalogue over ports in memory. */
public final class FakeCatalog
    implements CreateProduct,
        EditProduct,
        CategorizeProduct,
        CreateCategory,
        ImportProducts,
        ProductQueries {
  private final CatalogFeature feature;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  public FakeCatalog() {
    var ports = new InMemoryPorts().all();
    this.feature =
        CatalogFeature.over(
            ports.catalog(), ports.writes(), ports.transactions(), ports.clock(), ports.ids());
  }

  /** Throws at the next question. */
  public void failNext(RuntimeException thrown) {
    failure.set(thrown);
  }

  @Override
  public Reply<Product> create(Actor actor, CreateProduct.Request request) {
    return feature.createProduct().create(actor, request);
  }

  @Override
  public Reply<Product> edit(
      Actor actor, ProductId id, Precondition precondition, Changes changes) {
    return feature.editProduct().edit(actor, id, precondition, changes);
  }

  @Override
  public Reply<Product> delete(Actor actor, ProductId id, Precondition precondition) {
    return feature.editProduct().delete(actor, id, precondition);
  }

  @Override
  public Reply<Product> replace(
      Actor actor, ProductId id, Precondition precondition, List<CategorySlug> categories) {
    return feature.categorizeProduct().replace(actor, id, precondition, categories);
  }

  @Override
  public Reply<Product> add(Actor actor, ProductId id, List<CategorySlug> categories) {
    return feature.categorizeProduct().add(actor, id, categories);
  }

  @Override
  public Reply<Product> remove(
      Actor actor, ProductId id, Precondition precondition, CategorySlug category) {
    return feature.categorizeProduct().remove(actor, id, precondition, category);
  }

  @Override
  public Reply<Category> create(Actor actor, CategorySlug slug, String name) {
    return feature.createCategory().create(actor, slug, name);
  }

  @Override
  public Reply<Report> run(Actor actor, OnConflict onConflict, Iterator<ImportLine> lines) {
    return feature.importProducts().run(actor, onConflict, lines);
  }

  @Override
  public Optional<Product> find(Actor actor, ProductId id) {
    var thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw thrown;
    }
    return feature.queries().find(actor, id);
  }

  @Override
  public Page<Product, Position> search(Actor actor, ProductSearch search, Slice<Position> slice) {
    return feature.queries().search(actor, search, slice);
  }

  @Override
  public Optional<Category> category(Actor actor, CategorySlug slug) {
    return feature.queries().category(actor, slug);
  }

  @Override
  public Page<Category, CategorySlug> categories(
      Actor actor, @Nullable CategorySlug after, int limit) {
    return feature.queries().categories(actor, after, limit);
  }

  @Override
  public Optional<Report> productImport(Actor actor, ImportId id) {
    return feature.queries().productImport(actor, id);
  }

  @Override
  public Page<ProductImport, ImportId> productImports(Actor actor, Slice<ImportId> slice) {
    return feature.queries().productImports(actor, slice);
  }
}
