package dev.purser.application.catalog;

import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The products that are not deleted. */
public interface Products {
  void addAll(Collection<Product> products);

  Map<ProductId, Product> find(Collection<ProductId> ids);

  /**
   * Puts the product in the place of the version before it.
   *
   * @throws TransactionFault.Conflict when that is not the one that is there any more
   */
  void update(Product product);

  /**
   * Takes the product out, whose SKU is free then.
   *
   * @throws TransactionFault.Conflict when it is not there in this version any more
   */
  void delete(Product product, Instant now);

  /** Those of the SKUs that are taken. */
  Collection<Sku> taken(Collection<Sku> skus);

  /** Whether prices may be in the asset, because there is such a one. */
  boolean hasAsset(AssetCode asset);

  /** Those of the slice, in the order that is asked for. Whoever asks sees one instant of them. */
  List<Found> search(ProductSearch search, Slice<Position> slice);

  /** How many there are. */
  long count(ProductSearch search);

  /** A product, and where it stands in the order that was asked for. */
  record Found(Product product, Position position) {}
}
