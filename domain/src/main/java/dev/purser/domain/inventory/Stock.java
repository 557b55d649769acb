package dev.purser.domain.inventory;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stock items that one command works on, and the movements that this makes. It lives for one
 * decision; each step sees those before it, so that two lines of one SKU do not claim the same
 * piece.
 */
public final class Stock {
  private final Function<StockKey, StockItem> loaded;
  private final Instant now;
  private final Map<StockKey, StockItem> changed = new LinkedHashMap<>();
  private final List<StockMovement> movements = new ArrayList<>();

  public Stock(Function<StockKey, StockItem> loaded, Instant now) {
    this.loaded = loaded;
    this.now = now;
  }

  /**
   * Claims a quantity from the stock items of its SKU, in the order given.
   *
   * @return how much was claimed of which
   * @throws RefusedException {@link InventoryRefusal.OutOfStock} when together they have too
   *     little; then nothing is claimed
   */
  public Map<StockKey, Long> allocate(Sku sku, long quantity, Collection<StockKey> keys) {
    var claims = new LinkedHashMap<StockKey, Long>();
    var open = quantity;
    for (var key : keys) {
      var taken = Math.clamp(item(key).sellable(), 0, open);
      if (taken > 0) {
        claims.put(key, taken);
        open -= taken;
      }
    }
    if (open > 0) {
      throw new RefusedException(new InventoryRefusal.OutOfStock(sku, quantity, quantity - open));
    }
    claims.forEach((key, taken) -> changed.put(key, item(key).allocate(taken, now)));
    return claims;
  }

  /** Gives a claim up. */
  public void release(StockKey key, long quantity) {
    changed.put(key, item(key).release(quantity, now));
  }

  /** Lets claimed pieces leave for what is referred to; refused while they are not there yet. */
  @CanIgnoreReturnValue
  public StockMovement ship(MovementId movement, StockKey key, long quantity, UUID reference) {
    changed.put(key, item(key).ship(quantity, now));
    var shipped =
        new StockMovement(movement, key, MovementType.SHIP, -quantity, null, reference, now);
    movements.add(shipped);
    return shipped;
  }

  /** Lets pieces come in. */
  public StockMovement receive(
      MovementId movement, StockKey key, long quantity, @Nullable String reason) {
    changed.put(key, item(key).receive(quantity, now));
    var received =
        new StockMovement(movement, key, MovementType.RECEIVE, quantity, reason, null, now);
    movements.add(received);
    return received;
  }

  /** The items as they now are. */
  public Collection<StockItem> changedItems() {
    return List.copyOf(changed.values());
  }

  public List<StockMovement> movements() {
    return List.copyOf(movements);
  }

  private StockItem item(StockKey key) {
    var item = changed.get(key);
    return item == null ? loaded.apply(key) : item;
  }
}
