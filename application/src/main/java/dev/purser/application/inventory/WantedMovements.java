package dev.purser.application.inventory;

import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.shared.Sku;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which movements of stock are listed.
 *
 * @param sku only of this SKU; null for all
 * @param location only at this location; null for all
 * @param type only of this type; null for all
 * @param order only those that were made for this order; null for all
 */
public record WantedMovements(
    @Nullable Sku sku,
    @Nullable LocationCode location,
    @Nullable MovementType type,
    @Nullable UUID order) {
  public static final WantedMovements ALL = new WantedMovements(null, null, null, null);
}
