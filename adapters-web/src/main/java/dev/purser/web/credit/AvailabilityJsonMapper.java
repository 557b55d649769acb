package dev.purser.web.credit;

import dev.purser.application.credit.Explanation;
import dev.purser.application.credit.StandingLot;
import dev.purser.web.shared.ValueJson;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface AvailabilityJsonMapper {
  AvailabilityJsonMapper MAPPER = Mappers.getMapper(AvailabilityJsonMapper.class);

  @Mapping(target = "id", source = "lot.id")
  @Mapping(target = "remaining", source = "lot.remaining")
  @Mapping(target = "held", source = "lot.held")
  @Mapping(target = "priority", source = "lot.terms.priority")
  @Mapping(target = "expiresAt", source = "lot.terms.expiresAt")
  @Mapping(target = "createdAt", source = "lot.createdAt")
  LotJson json(StandingLot standing);

  @Mapping(target = "accountId", source = "account.id")
  @Mapping(target = "asset", source = "account.asset.value")
  @Mapping(target = "posted", source = "account.posted")
  @Mapping(target = "held", source = "account.held")
  @Mapping(target = "floor", source = "account.floor")
  @Mapping(target = "expired", source = "account.expired")
  @Mapping(target = "available", source = "account.available")
  ExplanationJson json(Explanation explanation);

  @Mapping(target = "priority", source = "terms.priority")
  @Mapping(target = "expiresAt", source = "terms.expiresAt")
  @Mapping(target = "count", source = "lots")
  ExplanationJson.LotsJson json(Explanation.LotGroup lots);

  @Mapping(target = "id", source = "hold.id")
  @Mapping(target = "remaining", expression = "java(open.hold().remaining().minorUnits())")
  @Mapping(target = "orderId", source = "hold.managedBy")
  @Mapping(target = "reference", source = "hold.reference")
  @Mapping(target = "expiresAt", source = "until")
  ExplanationJson.OpenHoldJson json(Explanation.OpenHold open);
}
