package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import java.util.List;

/**
 * Says in which categories a product stands; that is a change of the product, with a version of its
 * own. Refused with {@code unknown-category} for each category that does not exist, and with {@code
 * too-many-categories} above {@link Product#MAX_CATEGORIES}.
 */
public interface CategorizeProduct {
  /** In these and no others. */
  Reply<Product> replace(
      Actor actor, ProductId id, Precondition precondition, List<CategorySlug> categories);

  /** In these as well; whoever adds the same or others meanwhile is not in the way. */
  Reply<Product> add(Actor actor, ProductId id, List<CategorySlug> categories);

  /** No longer in this one; nothing is found when it does not stand in it. */
  Reply<Product> remove(
      Actor actor, ProductId id, Precondition precondition, CategorySlug category);
}
