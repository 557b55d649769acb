package dev.purser.persistence.catalog;

import dev.purser.application.catalog.Products;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/** Products through JPA. */
final class JpaProducts implements Products {
  private final ProductRepository repository;
  private final EntityManager entities;
  private final ProductRows rows;

  JpaProducts(ProductRepository repository, EntityManager entities, ProductRows rows) {
    this.repository = repository;
    this.entities = entities;
    this.rows = rows;
  }

  /** Flushed at once, so that statements of other adapters in the transaction see the rows. */
  @Override
  public void addAll(Collection<Product> products) {
    products.stream().map(rows::toEntity).forEach(entities::persist);
    entities.flush();
  }

  @Override
  public Map<ProductId, Product> find(Collection<ProductId> ids) {
    return repository.findAllById(ids.stream().map(ProductId::value).toList()).stream()
        .map(rows::toProduct)
        .collect(Collectors.toMap(Product::id, Function.identity()));
  }

  @Override
  public Collection<Sku> taken(Collection<Sku> skus) {
    return repository.findSkusIn(skus.stream().map(Sku::value).toList()).stream()
        .map(Sku::new)
        .toList();
  }

  @Override
  public boolean hasAsset(AssetCode asset) {
    return repository.countAssets(asset.value()) > 0;
  }

  @Override
  public List<Product> list(@Nullable ProductId after, int limit) {
    var found =
        after == null
            ? repository.findAllByOrderById(Limit.of(limit))
            : repository.findByIdGreaterThanOrderById(after.value(), Limit.of(limit));
    return found.stream().map(rows::toProduct).toList();
  }
}
