package dev.purser.web.catalog;

import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Refusals;
import dev.purser.web.shared.FakePages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A catalogue in memory. */
public final class FakeCatalog implements CreateProduct, ProductQueries {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

  private final List<Product> products = new CopyOnWriteArrayList<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  /** Throws at the next question. */
  public void failNext(RuntimeException thrown) {
    failure.set(thrown);
  }

  @Override
  public Reply<Product> create(Actor actor, CreateProduct.Request request) {
    var refusals = new Refusals();
    refusals.attempt("price/amount", request.price()::requireMovable);
    if (products.stream().anyMatch(p -> p.sku().equals(request.sku()))) {
      refusals.add("sku", new CatalogRefusal.SkuTaken(request.sku()));
    }
    if (!refusals.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    var published = request.status() == ProductStatus.PUBLISHED ? NOW : null;
    var product =
        new Product(
            new ProductId(UUID.randomUUID()),
            request.sku(),
            request.name(),
            request.description(),
            request.price(),
            request.status(),
            published,
            NOW);
    products.add(product);
    return new Reply.Done<>(product, false);
  }

  @Override
  public Optional<Product> find(Actor actor, ProductId id) {
    var thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw thrown;
    }
    return products.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  @Override
  public Page<Product, ProductId> list(Actor actor, @Nullable ProductId after, int limit) {
    return FakePages.page(products, Product::id, after, limit);
  }
}
