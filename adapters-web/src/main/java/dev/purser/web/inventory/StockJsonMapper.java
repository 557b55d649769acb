package dev.purser.web.inventory;

import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.web.shared.ValueJson;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface StockJsonMapper {
  StockJsonMapper MAPPER = Mappers.getMapper(StockJsonMapper.class);

  @Mapping(target = "sku", source = "key.sku")
  @Mapping(target = "location", source = "key.location.value")
  @Mapping(target = "available", expression = "java(item.available())")
  @Mapping(target = "sellable", expression = "java(item.sellable())")
  StockItemJson json(StockItem item);

  @Mapping(target = "sku", source = "stock.sku")
  @Mapping(target = "location", source = "stock.location.value")
  @Mapping(target = "quantity", source = "change")
  @Mapping(target = "reference", source = "order")
  StockMovementJson json(StockMovement movement);
}
