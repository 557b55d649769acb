package dev.purser.web.inventory;

import dev.purser.application.inventory.ReceiveStock;
import dev.purser.application.inventory.StockQueries;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import dev.purser.web.shared.FakeKeys;
import dev.purser.web.shared.FakePages;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** One location in memory, which takes every SKU. */
public final class FakeInventory implements ReceiveStock, StockQueries {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final ConcurrentSkipListMap<StockKey, StockItem> stock = new ConcurrentSkipListMap<>();
  private final FakeKeys<StockMovement> keys = new FakeKeys<>();

  @Override
  public Reply<StockMovement> receive(Call call, ReceiveStock.Request request) {
    return keys.answer(call, refusals -> receive(request, refusals));
  }

  @Override
  public Page<StockItem, StockKey> list(Actor actor, @Nullable Sku sku, Slice<StockKey> slice) {
    var chosen =
        stock.values().stream().filter(s -> sku == null || s.key().sku().equals(sku)).toList();
    return FakePages.page(chosen, StockItem::key, slice);
  }

  private Optional<StockMovement> receive(ReceiveStock.Request request, Refusals refusals) {
    refusals.attempt("quantity", () -> Quantities.require(request.quantity()));
    if (!request.location().equals(LocationCode.MAIN)) {
      refusals.add("location", new InventoryRefusal.UnknownLocation(request.location()));
    }
    if (!refusals.isEmpty()) {
      return Optional.empty();
    }
    var key = new StockKey(request.sku(), request.location());
    stock.merge(
        key,
        StockItem.empty(key, NOW).receive(request.quantity(), NOW),
        (old, more) -> old.receive(more.onHand(), NOW));
    return Optional.of(
        new StockMovement(
            new MovementId(UUID.randomUUID()),
            key,
            MovementType.RECEIVE,
            request.quantity(),
            request.reason(),
            null,
            null,
            null,
            NOW));
  }
}
