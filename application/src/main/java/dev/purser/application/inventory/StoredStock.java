package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;

final class StoredStock implements StockQueries {
  private final StockItems items;
  private final Transactions transactions;

  StoredStock(StockItems items, Transactions transactions) {
    this.items = items;
    this.transactions = transactions;
  }

  @Override
  public Page<StockItem, StockKey> list(
      Actor actor, @Nullable Sku sku, @Nullable StockKey after, int limit) {
    actor.require(Right.READ_ALL);
    var more = transactions.read(() -> items.list(sku, after, Page.limitAndOne(limit)));
    return Page.of(more, limit, StockItem::key);
  }
}
