package dev.purser.persistence.catalog;

import dev.purser.application.catalog.ProductSearch;
import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.catalog.Products;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products through JPA; which of them a search is for is asked in SQL. */
final class JpaProducts implements Products {
  private final ProductRepository repository;
  private final EntityManager entities;
  private final ProductRows rows;
  private final ProductSearches searches;

  JpaProducts(
      ProductRepository repository,
      EntityManager entities,
      ProductRows rows,
      ProductSearches searches) {
    this.repository = repository;
    this.entities = entities;
    this.rows = rows;
    this.searches = searches;
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
  public void update(Product product) {
    change(product, product.version() - 1, entity -> rows.copy(product, entity));
  }

  @Override
  public void delete(Product product, Instant now) {
    change(product, product.version(), entity -> entity.deletedAt = now);
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
  public List<Found> search(ProductSearch search, Slice<Position> slice) {
    var positions = searches.run(search, slice);
    var products = find(positions.stream().map(Position::id).toList());
    return positions.stream()
        .flatMap(position ->
            Stream.ofNullable(products.get(position.id()))
                .map(product -> new Found(product, position)))
        .toList();
  }

  @Override
  public long count(ProductSearch search) {
    return searches.count(search);
  }

  private void change(Product product, long from, Consumer<ProductEntity> change) {
    var entity = repository.findById(product.id().value());
    if (entity.isEmpty() || !Long.valueOf(from).equals(entity.get().version)) {
      throw conflict(new IllegalStateException("version " + from + " is gone"));
    }
    change.accept(entity.get());
    try {
      entities.flush();
    } catch (OptimisticLockException overtaken) {
      throw conflict(overtaken);
    }
  }

  private static TransactionFault conflict(RuntimeException cause) {
    return new TransactionFault.Overtaken(cause);
  }
}
