package dev.purser.application.catalog;

import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products in memory. */
public final class InMemoryProducts implements Products {
  private final InMemoryStore.Table<ProductId, Product> products;
  private final InMemoryStore.Table<ProductId, Instant> deletions;
  private final Predicate<AssetCode> isAsset;

  /**
   * The products.
   *
   * @param isAsset whether there is such an asset
   */
  public InMemoryProducts(InMemoryStore store, Predicate<AssetCode> isAsset) {
    this.isAsset = isAsset;
    this.products = store.table("products");
    this.deletions = store.table("deleted products");
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
    return living()
        .filter(p -> ids.contains(p.id()))
        .collect(Collectors.toMap(Product::id, p -> p));
  }

  @Override
  public void update(Product product) {
    requireVersion(product.id(), product.version() - 1);
    products.update(product.id(), product);
  }

  @Override
  public void delete(Product product, Instant now) {
    requireVersion(product.id(), product.version());
    deletions.insert(product.id(), now);
  }

  @Override
  public Set<Sku> taken(Collection<Sku> skus) {
    return living().map(Product::sku).filter(skus::contains).collect(Collectors.toSet());
  }

  @Override
  public boolean hasAsset(AssetCode asset) {
    return isAsset.test(asset);
  }

  @Override
  public List<Found> search(ProductSearch search, Slice<Position> slice) {
    var order =
        Comparator.<Found, String>comparing(found -> found.position().key())
            .thenComparing(found -> found.product().id().value());
    var directed = search.sort().isDescending() ? order.reversed() : order;
    var after = slice.position();
    return living()
        .filter(product -> InMemorySearch.isFor(search, product))
        .map(product -> new Found(product, InMemorySearch.position(search, product)))
        .filter(found -> after == null || isBeyond(found, after, search.sort().isDescending()))
        .sorted(directed)
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(ProductSearch search) {
    return living().filter(product -> InMemorySearch.isFor(search, product)).count();
  }

  /** The same products as commands see them. */
  public CatalogKinds.Offers offers() {
    return this::offers;
  }

  /** The same products, many at a time. */
  public ProductsInBulk inBulk(Categories categories) {
    return new InBulk(categories);
  }

  /** Puts a product in the place of one with its id, as somebody who edits the catalogue does. */
  public void replace(Product product) {
    products.update(product.id(), product);
  }

  private static boolean isBeyond(Found found, Position after, boolean descending) {
    var byKey = found.position().key().compareTo(after.key());
    var compared = byKey != 0 ? byKey : found.product().id().value().compareTo(after.id().value());
    return descending ? compared < 0 : compared > 0;
  }

  private Stream<Product> living() {
    return products.values().filter(p -> deletions.find(p.id()).isEmpty());
  }

  private void requireVersion(ProductId id, long version) {
    var current = find(List.of(id)).get(id);
    if (current == null || current.version() != version) {
      throw new TransactionFault.Overtaken(new IllegalStateException(id + " is another"));
    }
  }

  private Map<Sku, Offer> offers(Set<Sku> skus) {
    var found = new HashMap<Sku, Offer>();
    living()
        .filter(p -> skus.contains(p.sku()))
        .forEach(p -> found.put(p.sku(), new Offer(p.sku(), p.name(), p.price(), p.status())));
    return found;
  }

  private final class InBulk implements ProductsInBulk {
    private final Categories categories;

    InBulk(Categories categories) {
      this.categories = categories;
    }

    @Override
    public Map<Sku, Product> lock(Collection<Sku> skus) {
      return living()
          .filter(p -> skus.contains(p.sku()))
          .collect(Collectors.toMap(Product::sku, p -> p));
    }

    @Override
    public void insert(Collection<Product> added) {
      addAll(added);
    }

    @Override
    public void update(Collection<Product> changed) {
      changed.forEach(InMemoryProducts.this::update);
    }

    @Override
    public Set<AssetCode> knownAssets(Collection<AssetCode> assets) {
      return assets.stream().filter(isAsset).collect(Collectors.toSet());
    }

    @Override
    public Set<CategorySlug> knownCategories(Collection<CategorySlug> slugs) {
      return categories.find(slugs).keySet();
    }
  }
}
