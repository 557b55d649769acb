package dev.purser.domain.inventory;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.inventory.InventoryRefusal.OutOfStock;
import dev.purser.domain.inventory.StockMovement.OtherSide;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The stock items that one command works on, and the movements that this makes. It lives for one
 * decision; each step sees those before it, so that two lines of one SKU do not claim the same
 * piece. A step that is refused leaves nothing.
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
   * Claims a quantity from the stock items of its SKU.
   *
   * @param policy chooses from which
   * @param keys the stock items that may be claimed, in the order in which their locations are
   *     tried
   * @return how much was claimed of which
   * @throws RefusedException {@link OutOfStock} when together they have too little; then nothing is
   *     claimed
   * @throws IllegalStateException when the policy chooses what it may not
   */
  public Map<StockKey, Long> allocate(
      AllocationPolicy policy, Sku sku, long quantity, Collection<StockKey> keys) {
    var items = keys.stream().map(this::item).toList();
    requireEnough(sku, quantity, items);
    var claims = policy.choose(sku, quantity, items);
    requireSound(claims, quantity, keys);
    claims.forEach((key, taken) -> changed.put(key, item(key).allocate(taken, now)));
    return claims;
  }

  /** Gives a claim up. */
  public void release(StockKey key, long quantity) {
    changed.put(key, item(key).release(quantity, now));
  }

  /**
   * Lets claimed pieces leave for an order.
   *
   * @throws RefusedException {@link OutOfStock} while they are not there yet
   */
  @CanIgnoreReturnValue
  public StockMovement ship(MovementId movement, StockKey key, long quantity, UUID order) {
    change(key, item -> item.ship(quantity, now));
    return moved(movement, key, MovementType.SHIP, -quantity, Remark.NONE, order, null);
  }

  /**
   * Lets pieces that nobody claims leave without an order.
   *
   * @throws RefusedException {@link OutOfStock} when fewer are available
   */
  @CanIgnoreReturnValue
  public StockMovement shipUnclaimed(
      MovementId movement, StockKey key, long quantity, Remark remark) {
    change(key, item -> item.shipUnclaimed(quantity, now));
    return moved(movement, key, MovementType.SHIP, -quantity, remark, null, null);
  }

  /** Lets pieces come in. */
  @CanIgnoreReturnValue
  public StockMovement receive(MovementId movement, StockKey key, long quantity, Remark remark) {
    change(key, item -> item.receive(quantity, now));
    return moved(movement, key, MovementType.RECEIVE, quantity, remark, null, null);
  }

  /** Takes back pieces that an order had shipped. */
  @CanIgnoreReturnValue
  public StockMovement takeBack(MovementId movement, StockKey key, long quantity, UUID order) {
    return takeBack(movement, key, quantity, Remark.NONE, order);
  }

  /** Takes back pieces that left without an order. */
  @CanIgnoreReturnValue
  public StockMovement takeBack(MovementId movement, StockKey key, long quantity, Remark remark) {
    return takeBack(movement, key, quantity, remark, null);
  }

  /**
   * Lets pieces be gone for good that an order had sent and took back.
   *
   * @throws RefusedException {@link OutOfStock} when fewer are there, {@link
   *     InventoryRefusal.StockAllocated} when orders claim what would be left
   */
  @CanIgnoreReturnValue
  public StockMovement writeOff(MovementId movement, StockKey key, long quantity, UUID order) {
    return writeOff(movement, key, quantity, Remark.NONE, order);
  }

  /** The same of pieces that no order had sent. */
  @CanIgnoreReturnValue
  public StockMovement writeOff(MovementId movement, StockKey key, long quantity, Remark remark) {
    return writeOff(movement, key, quantity, remark, null);
  }

  /**
   * Corrects what is on hand to what was counted.
   *
   * @param change pieces found (positive) or missed (negative), not 0
   * @throws RefusedException {@link OutOfStock} when more are missed than there were, {@link
   *     InventoryRefusal.StockAllocated} when orders claim what would be left
   */
  @CanIgnoreReturnValue
  public StockMovement adjust(MovementId movement, StockKey key, long change, Remark remark) {
    change(key, item -> change > 0 ? item.receive(change, now) : item.remove(-change, now));
    return moved(movement, key, MovementType.ADJUST, change, remark, null, null);
  }

  /**
   * Takes pieces from one location to another.
   *
   * @param out the id of the movement at the location that they leave
   * @param in the id of the one where they arrive
   * @return the one that leaves
   * @throws RefusedException {@link OutOfStock} when fewer are there, {@link
   *     InventoryRefusal.StockAllocated} when orders claim what would be left
   */
  @CanIgnoreReturnValue
  public StockMovement transfer(
      MovementId out, MovementId in, StockKey from, LocationCode to, long quantity, Remark remark) {
    if (from.location().equals(to)) {
      throw new IllegalStateException("nothing goes from " + to + " to itself");
    }
    var target = new StockKey(from.sku(), to);
    var type = MovementType.TRANSFER;
    change(from, item -> item.remove(quantity, now));
    change(target, item -> item.receive(quantity, now));
    var left = moved(out, from, type, -quantity, remark, null, new OtherSide(in, to));
    var _ = moved(in, target, type, quantity, remark, null, new OtherSide(out, from.location()));
    return left;
  }

  /** The items as they now are. */
  public Collection<StockItem> changedItems() {
    return List.copyOf(changed.values());
  }

  public List<StockMovement> movements() {
    return List.copyOf(movements);
  }

  private StockMovement takeBack(
      MovementId movement, StockKey key, long quantity, Remark remark, @Nullable UUID order) {
    change(key, item -> item.receive(quantity, now));
    return moved(movement, key, MovementType.RETURN, quantity, remark, order, null);
  }

  private StockMovement writeOff(
      MovementId movement, StockKey key, long quantity, Remark remark, @Nullable UUID order) {
    change(key, item -> item.remove(quantity, now));
    return moved(movement, key, MovementType.WRITE_OFF, -quantity, remark, order, null);
  }

  private StockMovement moved(
      MovementId movement,
      StockKey key,
      MovementType type,
      long change,
      Remark remark,
      @Nullable UUID order,
      @Nullable OtherSide otherSide) {
    var moved =
        new StockMovement(
            movement,
            key,
            type,
            change,
            remark.reason(),
            remark.reference(),
            order,
            otherSide,
            now);
    movements.add(moved);
    return moved;
  }

  private void change(StockKey key, UnaryOperator<StockItem> transition) {
    changed.put(key, transition.apply(item(key)));
  }

  private StockItem item(StockKey key) {
    var item = changed.get(key);
    return item == null ? loaded.apply(key) : item;
  }

  private static void requireEnough(Sku sku, long quantity, List<StockItem> items) {
    var sellable = items.stream().mapToLong(Stock::canBeHad).sum();
    if (sellable < quantity) {
      var shares =
          items.stream()
              .map(item -> new OutOfStock.Share(item.key().location(), canBeHad(item)))
              .toList();
      throw new RefusedException(new OutOfStock(sku, quantity, sellable, shares));
    }
  }

  private static long canBeHad(StockItem item) {
    return Math.max(0, item.sellable());
  }

  /** A policy may be anybody's; what it says about value is not taken on trust. */
  private void requireSound(
      Map<StockKey, Long> claims, long quantity, Collection<StockKey> offered) {
    var open = quantity;
    for (var claim : claims.entrySet()) {
      var taken = claim.getValue();
      if (!offered.contains(claim.getKey())
          || taken < 1
          || taken > open
          || taken > item(claim.getKey()).sellable()) {
        throw new IllegalStateException("the allocation policy may not claim " + claim);
      }
      open -= taken;
    }
    if (open > 0) {
      throw new IllegalStateException("the allocation policy left " + open + " unclaimed");
    }
  }
}
