package dev.purser.web.ordering;

import dev.purser.application.ordering.StockExplanationQueries.ExplainedStock;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.LinePieces;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderReturn;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.ValueJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface OrderJsonMapper {
  OrderJsonMapper MAPPER = Mappers.getMapper(OrderJsonMapper.class);

  @Mapping(target = "customerId", source = "customer")
  OrderJson json(Order order);

  OrderJson.LineJson json(OrderLine line);

  QuoteJson.LineJson quoted(OrderLine line);

  OrderJson.AllocationJson json(Allocation allocation);

  OrderJson.AdjustmentJson json(Adjustment adjustment);

  @Mapping(target = "accountId", source = "account")
  @Mapping(target = "holdId", source = "hold")
  OrderJson.PaymentJson json(Payment payment);

  OrderJson.FulfilmentJson json(Fulfilment fulfilment);

  OrderJson.ReturnJson json(OrderReturn taken);

  @Mapping(target = "lineId", source = "line")
  OrderJson.PiecesJson json(LinePieces pieces);

  /** A change, made by whoever is told. */
  @Mapping(target = "by", source = "author")
  @Mapping(target = "held", expression = "java(amount(change, change.held()))")
  @Mapping(target = "captured", expression = "java(amount(change, change.captured()))")
  @Mapping(target = "refunded", expression = "java(amount(change, change.refunded()))")
  @Mapping(target = "expired", expression = "java(amount(change, change.expired()))")
  OrderChangeJson json(OrderChange change, @Nullable String author);

  @Mapping(target = "lineId", source = "line")
  OrderChangeJson.PiecesJson json(OrderChange.Pieces pieces);

  @Mapping(target = "location", source = "item.key.location")
  @Mapping(target = "onHand", source = "item.onHand")
  @Mapping(target = "allocated", source = "item.allocated")
  @Mapping(target = "available", expression = "java(explained.item().available())")
  @Mapping(target = "backorderLimit", source = "item.backorderLimit")
  @Mapping(target = "sellable", expression = "java(explained.item().sellable())")
  @Mapping(target = "claimedByOthers", source = "untold")
  StockExplanationJson.LocationJson json(ExplainedStock explained);

  @Mapping(target = "orderId", source = "order")
  StockExplanationJson.ClaimJson json(StockClaim claim);

  default Map<String, String> json(ShipTo shipTo) {
    return shipTo.entries();
  }

  default String json(LocationCode location) {
    return location.value();
  }

  /** Differences are in the asset of the order. */
  default AmountJson amount(OrderChange change, long minorUnits) {
    return AmountJson.of(new Amount(change.total().asset(), minorUnits));
  }
}
