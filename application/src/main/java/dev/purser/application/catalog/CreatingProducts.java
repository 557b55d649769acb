package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.List;

final class CreatingProducts implements CreateProduct {
  private final Products products;
  private final SimpleWrites writes;
  private final Clock clock;
  private final Ids ids;

  CreatingProducts(Products products, SimpleWrites writes, Clock clock, Ids ids) {
    this.products = products;
    this.writes = writes;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Reply<Product> create(Actor actor, Request request) {
    actor.require(Right.MANAGE_CATALOGUE);
    var id = new ProductId(ids.next());
    return writes.write(actor, "create-product", p -> p.id().value(), () -> add(id, request));
  }

  private Reply<Product> add(ProductId id, Request request) {
    var refusals = new Refusals();
    refusals.attempt("price/amount", request.price()::requireMovable);
    if (!products.hasAsset(request.price().asset())) {
      refusals.add("price/asset", new CatalogRefusal.UnknownAsset(request.price().asset()));
    }
    if (!products.taken(List.of(request.sku())).isEmpty()) {
      refusals.add("sku", new CatalogRefusal.SkuTaken(request.sku()));
    }
    if (!refusals.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    var product = product(id, request, clock.now());
    products.addAll(List.of(product));
    return new Reply.Done<>(product, false);
  }

  private static Product product(ProductId id, Request request, Instant now) {
    return new Product(
        id,
        request.sku(),
        request.name(),
        request.description(),
        request.price(),
        request.status(),
        request.status() == ProductStatus.PUBLISHED ? now : null,
        now);
  }
}
