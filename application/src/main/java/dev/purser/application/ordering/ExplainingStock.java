package dev.purser.application.ordering;

import dev.purser.application.inventory.StockItems;
import dev.purser.application.inventory.StockRows;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.shared.Sku;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

final class ExplainingStock implements StockExplanationQueries {
  private final StockRows rows;
  private final StockItems items;
  private final StockClaims claims;
  private final Transactions transactions;

  ExplainingStock(StockRows rows, StockItems items, StockClaims claims, Transactions transactions) {
    this.rows = rows;
    this.items = items;
    this.claims = claims;
    this.transactions = transactions;
  }

  /** On one snapshot, so that the claims come to what is allocated. */
  @Override
  public List<ExplainedStock> explain(Actor actor, Sku sku) {
    actor.require(Right.READ_ALL);
    return transactions.snapshot(() -> {
      var keys = rows.bySku().load(Set.of(sku)).get(sku);
      if (keys == null) {
        return List.of();
      }
      var there = items.load(new LinkedHashSet<>(keys));
      var found = claims.of(keys, MOST_CLAIMS);
      return keys.stream()
          .map(there::get)
          .filter(Objects::nonNull)
          .map(item -> ExplainedStock.of(item, found.getOrDefault(item.key(), List.of())))
          .toList();
    });
  }
}
