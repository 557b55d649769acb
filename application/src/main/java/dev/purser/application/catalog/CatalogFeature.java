package dev.purser.application.catalog;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;

/** The use cases of the catalogue, over the ports that they need. */
public record CatalogFeature(
    CreateProduct createProduct,
    EditProduct editProduct,
    CategorizeProduct categorizeProduct,
    CreateCategory createCategory,
    ImportProducts importProducts,
    ProductQueries queries) {

  public static CatalogFeature over(
      Ports ports, SimpleWrites writes, Transactions transactions, Clock clock, Ids ids) {
    var products = new WritingProducts(ports.products(), ports.categories(), writes, clock, ids);
    return new CatalogFeature(
        products,
        products,
        products,
        new CreatingCategories(ports.categories(), writes, clock, ids),
        new ImportingProducts(ports.inBulk(), ports.imports(), writes, clock, ids),
        new StoredCatalog(
            ports.products(), ports.categories(), ports.imports(), transactions, clock));
  }

  /** The ports of the catalogue. */
  public record Ports(
      Products products, ProductsInBulk inBulk, Categories categories, Imports imports) {}
}
