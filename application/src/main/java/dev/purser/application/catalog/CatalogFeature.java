package dev.purser.application.catalog;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;

/** The use cases of the catalogue, over the ports that they need. */
public record CatalogFeature(CreateProduct createProduct, ProductQueries queries) {

  public static CatalogFeature over(
      Products products, SimpleWrites writes, Transactions transactions, Clock clock, Ids ids) {
    return new CatalogFeature(
        new CreatingProducts(products, writes, clock, ids),
        new StoredProducts(products, transactions));
  }
}
