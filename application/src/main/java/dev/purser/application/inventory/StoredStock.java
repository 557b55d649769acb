package dev.purser.application.inventory;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
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
  public Page<StockItem, StockKey> list(Actor actor, @Nullable Sku sku, Slice<StockKey> slice) {
    actor.require(Right.READ_ALL);
    return transactions.read(() -> {
      var more = items.list(sku, slice);
      return Page.of(slice, more, StockItem::key, () -> items.count(sku));
    });
  }
}
