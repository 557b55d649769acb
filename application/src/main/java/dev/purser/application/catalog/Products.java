package dev.purser.application.catalog;

import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The products that are not deleted. */
public interface Products {
  void addAll(Collection<Product> products);

  Map<ProductId, Product> find(Collection<ProductId> ids);

  /** Those of the SKUs that are taken. */
  Collection<Sku> taken(Collection<Sku> skus);

  /** Whether prices may be in the asset, because there is such a one. */
  boolean hasAsset(AssetCode asset);

  /** Those after the id, in the order of their ids, at most {@code limit}. */
  List<Product> list(@Nullable ProductId after, int limit);
}
