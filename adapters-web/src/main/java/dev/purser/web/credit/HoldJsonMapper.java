package dev.purser.web.credit;

import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.shared.Amount;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.ValueJson;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface HoldJsonMapper {
  HoldJsonMapper MAPPER = Mappers.getMapper(HoldJsonMapper.class);

  @Mapping(target = "captured", expression = "java(part(hold, hold.captured()))")
  @Mapping(target = "remaining", expression = "java(part(hold, hold.remaining().minorUnits()))")
  @Mapping(target = "expired", expression = "java(part(hold, hold.expired()))")
  @Mapping(target = "orderId", source = "managedBy")
  @Mapping(target = "lots", source = "shares")
  HoldJson json(Hold hold);

  @Mapping(target = ".", source = "hold")
  @Mapping(
      target = "captured",
      expression = "java(part(capture.hold(), capture.hold().captured()))")
  @Mapping(
      target = "remaining",
      expression = "java(part(capture.hold(), capture.hold().remaining().minorUnits()))")
  @Mapping(target = "expired", expression = "java(part(capture.hold(), capture.hold().expired()))")
  @Mapping(target = "orderId", source = "hold.managedBy")
  @Mapping(target = "lots", source = "hold.shares")
  @Mapping(target = "transferId", source = "transfer")
  CaptureJson json(Capture capture);

  @Mapping(target = "lotId", source = "place.id")
  HoldJson.HeldLotJson json(Hold.Share share);

  default AmountJson part(Hold hold, long minorUnits) {
    return AmountJson.of(new Amount(hold.amount().asset(), minorUnits));
  }
}
