package dev.purser.web.inventory;

import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.web.shared.ValueJson;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface StockJsonMapper {
  StockJsonMapper MAPPER = Mappers.getMapper(StockJsonMapper.class);

  @Mapping(target = "code", source = "code.value")
  LocationJson json(Location location);

  @Mapping(target = "sku", source = "key.sku")
  @Mapping(target = "location", source = "key.location.value")
  @Mapping(target = "available", expression = "java(item.available())")
  @Mapping(target = "sellable", expression = "java(item.sellable())")
  @Mapping(target = "lowStock", expression = "java(item.isLow())")
  StockItemJson json(StockItem item);

  @Mapping(target = "sku", source = "stock.sku")
  @Mapping(target = "location", source = "stock.location.value")
  @Mapping(target = "fromLocation", expression = "java(other(movement, movement.change() > 0))")
  @Mapping(target = "toLocation", expression = "java(other(movement, movement.change() < 0))")
  @Mapping(target = "quantity", source = "change")
  @Mapping(target = "orderId", source = "order")
  StockMovementJson json(StockMovement movement);

  /** The other location of a transfer, on the side that is asked for. */
  default @Nullable String other(StockMovement movement, boolean isThatSide) {
    var other = movement.otherSide();
    return other != null && isThatSide ? other.location().value() : null;
  }
}
