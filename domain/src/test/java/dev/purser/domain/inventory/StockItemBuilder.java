package dev.purser.domain.inventory;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stock item as a test needs it; without more said, an empty shelf for tea. */
public final class StockItemBuilder {
  private Sku sku = new Sku("tea");
  private LocationCode location = LocationCode.MAIN;
  private long onHand;
  private long allocated;
  private long backorderLimit;
  private @Nullable Long lowStockThreshold;
  private Instant changedAt = Moments.MORNING;

  private StockItemBuilder() {}

  public static StockItemBuilder aStockItem() {
    return new StockItemBuilder();
  }

  @CanIgnoreReturnValue
  public StockItemBuilder of(Sku value) {
    sku = value;
    return this;
  }

  @CanIgnoreReturnValue
  public StockItemBuilder of(String value) {
    return of(new Sku(value));
  }

  @CanIgnoreReturnValue
  public StockItemBuilder at(String code) {
    location = new LocationCode(code);
    return this;
  }

  /** So many pieces are there. */
  @CanIgnoreReturnValue
  public StockItemBuilder with(long pieces) {
    onHand = pieces;
    return this;
  }

  @CanIgnoreReturnValue
  public StockItemBuilder allocated(long pieces) {
    allocated = pieces;
    return this;
  }

  @CanIgnoreReturnValue
  public StockItemBuilder backorderingUpTo(long pieces) {
    backorderLimit = pieces;
    return this;
  }

  /** So many available, or fewer, are few. */
  @CanIgnoreReturnValue
  public StockItemBuilder lowAt(long pieces) {
    lowStockThreshold = pieces;
    return this;
  }

  @CanIgnoreReturnValue
  public StockItemBuilder changedAt(Instant instant) {
    changedAt = instant;
    return this;
  }

  public StockItem build() {
    return new StockItem(
        new StockKey(sku, location),
        onHand,
        allocated,
        backorderLimit,
        lowStockThreshold,
        changedAt);
  }
}
