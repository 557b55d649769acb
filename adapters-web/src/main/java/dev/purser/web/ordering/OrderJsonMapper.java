package dev.purser.web.ordering;

import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.ValueJson;
import java.util.Map;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface OrderJsonMapper {
  OrderJsonMapper MAPPER = Mappers.getMapper(OrderJsonMapper.class);

  @Mapping(target = "customerId", source = "customer")
  @Mapping(target = "adjustments", expression = "java(java.util.List.of())")
  @Mapping(target = "returns", expression = "java(java.util.List.of())")
  @Mapping(target = "deadline", expression = "java(null)")
  OrderJson json(Order order);

  @Mapping(target = "returned", constant = "0L")
  OrderJson.LineJson json(OrderLine line);

  @Mapping(target = "location", source = "location.value")
  OrderJson.AllocationJson json(Allocation allocation);

  @Mapping(target = "accountId", source = "account")
  @Mapping(target = "holdId", source = "hold")
  @Mapping(target = "refunded", source = "payment")
  OrderJson.PaymentJson json(Payment payment);

  OrderJson.FulfilmentJson json(Fulfilment fulfilment);

  @Mapping(target = "lineId", source = "line")
  OrderJson.ShippedLineJson json(Fulfilment.ShippedLine line);

  default Map<String, String> json(ShipTo shipTo) {
    return shipTo.entries();
  }

  /** Nothing is refunded yet. */
  default AmountJson refunded(Payment payment) {
    return AmountJson.of(Amount.zero(payment.captured().asset()));
  }
}
