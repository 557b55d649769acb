package dev.purser.application.catalog;

import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Refusals;
import java.util.List;

/** Notes what a product may not have, whoever gives it that. */
record Shelf(Products products, Categories categories) {

  void check(Amount price, Refusals refusals) {
    refusals.attempt("price/amount", price::requireMovable);
    if (!products.hasAsset(price.asset())) {
      refusals.add("price/asset", new CatalogRefusal.UnknownAsset(price.asset()));
    }
  }

  /** Each unknown one is located at its place in the list. */
  void check(List<CategorySlug> slugs, Refusals refusals) {
    var known = categories.find(slugs);
    for (var i = 0; i < slugs.size(); i++) {
      if (!known.containsKey(slugs.get(i))) {
        refusals.add("categories/" + i, new CatalogRefusal.UnknownCategory(slugs.get(i)));
      }
    }
  }
}
