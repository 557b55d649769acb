package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class StoredProducts implements ProductQueries {
  private final Products products;
  private final Transactions transactions;

  StoredProducts(Products products, Transactions transactions) {
    this.products = products;
    this.transactions = transactions;
  }

  @Override
  public Optional<Product> find(Actor actor, ProductId id) {
    return transactions
        .read(() -> Optional.ofNullable(products.find(List.of(id)).get(id)))
        .filter(
            product -> product.status() == ProductStatus.PUBLISHED || actor.has(Right.READ_ALL));
  }

  @Override
  public Page<Product, ProductId> list(Actor actor, @Nullable ProductId after, int limit) {
    var more = transactions.read(() -> products.list(after, Page.limitAndOne(limit)));
    return Page.of(more, limit, Product::id);
  }
}
