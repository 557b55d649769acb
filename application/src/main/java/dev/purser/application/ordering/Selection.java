package dev.purser.application.ordering;

import dev.purser.application.catalog.CatalogKinds;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.OrderDraft;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody wants to buy, with what that takes to be decided: the products on offer, what
 * prices them, and the stock of their SKUs.
 *
 * @param lineIds the ids of the lines, one for each wish
 */
record Selection(List<Wish> wishes, List<OrderLineId> lineIds, OrderRules rules) {

  /** What somebody wants, with a new line for each wish. */
  static Selection of(List<Wish> wishes, OrderRules rules, Ids ids) {
    var lineIds = Stream.generate(() -> new OrderLineId(ids.next())).limit(wishes.size()).toList();
    return new Selection(wishes, lineIds, rules);
  }

  Set<Sku> skus() {
    var skus = new LinkedHashSet<Sku>();
    wishes.forEach(wish -> skus.add(wish.sku()));
    return skus;
  }

  /** Where there is stock, which is known before anything is locked. */
  void facts(Needs needs) {
    needs.ofAll(InventoryKinds.STOCK_OF_SKU, skus());
  }

  void needs(WorkingSet known, Needs needs) {
    var skus = skus();
    facts(needs);
    needs.ofAll(CatalogKinds.OFFERS, skus);
    rules.pricing().needs(skus, needs);
    for (var sku : skus) {
      known
          .find(InventoryKinds.STOCK_OF_SKU, sku)
          .ifPresent(stock -> needs.ofAll(InventoryKinds.STOCK_ITEMS, stock));
    }
  }

  /** Prices and allocates. */
  OrderDraft draft(
      CustomerId customer, Stock stock, WorkingSet loaded, Refusals refusals, Instant now) {
    var draft = new OrderDraft(refusals);
    for (var i = 0; i < wishes.size(); i++) {
      var wish = wishes.get(i);
      draft.add(lineIds.get(i), wish, loaded.find(CatalogKinds.OFFERS, wish.sku()));
    }
    draft.fill(
        customer,
        basket -> rules.pricing().price(basket, loaded),
        stock,
        rules.allocation(),
        sku ->
            loaded
                .find(InventoryKinds.STOCK_OF_SKU, sku)
                .<Collection<StockKey>>map(keys -> keys)
                .orElseGet(List::of),
        now);
    return draft;
  }
}
