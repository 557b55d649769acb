package dev.purser.application.catalog;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Products in memory. */
public final class InMemoryProducts implements Products {
  private static final Set<AssetCode> ASSETS = Set.of(AssetCode.CREDIT, Amounts.EUR);

  private final InMemoryStore.Table<ProductId, Product> products;

  public InMemoryProducts(InMemoryStore store) {
    this.products = store.table("products");
  }

  @Override
  public void addAll(Collection<Product> added) {
    for (var product : added) {
      products.unique(taken(List.of(product.sku())).isEmpty(), product.sku());
      products.insert(product.id(), product);
    }
  }

  @Override
  public Map<ProductId, Product> find(Collection<ProductId> ids) {
    return products.findAll(ids);
  }

  @Override
  public Set<Sku> taken(Collection<Sku> skus) {
    return products.values().map(Product::sku).filter(skus::contains).collect(Collectors.toSet());
  }

  @Override
  public boolean hasAsset(AssetCode asset) {
    return ASSETS.contains(asset);
  }

  @Override
  public List<Product> list(@Nullable ProductId after, int limit) {
    return products
        .values()
        .filter(p -> after == null || p.id().value().compareTo(after.value()) > 0)
        .sorted(Comparator.comparing(p -> p.id().value()))
        .limit(limit)
        .toList();
  }

  /** The same products as commands see them. */
  public CatalogKinds.Offers offers() {
    return this::offers;
  }

  /** Puts a product in the place of one with its id, as somebody who edits the catalogue does. */
  public void replace(Product product) {
    products.update(product.id(), product);
  }

  private Map<Sku, Offer> offers(Set<Sku> skus) {
    var found = new HashMap<Sku, Offer>();
    products
        .values()
        .filter(p -> skus.contains(p.sku()))
        .forEach(p -> found.put(p.sku(), new Offer(p.sku(), p.name(), p.price(), p.status())));
    return found;
  }
}
