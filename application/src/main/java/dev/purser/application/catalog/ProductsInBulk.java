package dev.purser.application.catalog;

import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The same products as {@link Products}, many at a time: a statement or two for all of them. */
public interface ProductsInBulk {
  /** Those of the SKUs, which nobody else changes until the transaction ends. */
  Map<Sku, Product> lock(Collection<Sku> skus);

  /**
   * Adds new ones.
   *
   * @throws TransactionFault.ConstraintViolated when one of the SKUs was taken meanwhile
   */
  void insert(Collection<Product> products);

  /** Puts each in the place of the version before it, which is locked. */
  void update(Collection<Product> products);

  /** Those of the assets that prices may be in. */
  Set<AssetCode> knownAssets(Collection<AssetCode> assets);

  /** Those of the slugs that categories have. */
  Set<CategorySlug> knownCategories(Collection<CategorySlug> slugs);
}
