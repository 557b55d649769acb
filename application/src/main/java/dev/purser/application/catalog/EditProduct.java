package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes a product, or deletes it. What changes nothing is done without a new version. Refused as
 * in {@link CreateProduct}, and with {@code illegal-transition} when the product's status does not
 * lead to the other one.
 */
public interface EditProduct {
  Reply<Product> edit(Actor actor, ProductId id, Precondition precondition, Changes changes);

  /** Nobody sees or orders it any more, and its SKU is free for a new product. */
  Reply<Product> delete(Actor actor, ProductId id, Precondition precondition);

  /** What becomes another. The SKU is not among it: stock and orders know the product by that. */
  record Changes(
      Change<String> name,
      Change<@Nullable String> description,
      Change<Amount> price,
      Change<ProductStatus> status,
      Change<List<CategorySlug>> categories) {}
}
