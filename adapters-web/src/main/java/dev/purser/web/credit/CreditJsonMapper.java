package dev.purser.web.credit;

import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.PastBalance;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.web.shared.ErrorsJson;
import dev.purser.web.shared.ValueJson;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.factory.Mappers;

@Mapper(
    uses = ValueJson.class,
    imports = ErrorsJson.class,
    nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface CreditJsonMapper {
  CreditJsonMapper MAPPER = Mappers.getMapper(CreditJsonMapper.class);

  @Mapping(
      target = "reverses",
      source = "reverses.of",
      nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
  @Mapping(
      target = "holdId",
      source = "hold",
      nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
  @Mapping(target = "orderId", source = "managedBy")
  @Mapping(
      target = "expired",
      expression = "java(transfer.expired().stream().map(ValueJson::json).toList())")
  TransferJson json(Transfer transfer);

  @Mapping(target = "ownerId", source = "owner")
  @Mapping(target = "asset", source = "asset.value")
  @Mapping(target = "statusReason", source = "reason")
  AccountJson json(AccountStanding account);

  @Mapping(target = "code", source = "code.value")
  AssetJson json(Asset asset);

  @Mapping(target = "accountId", source = "account")
  @Mapping(target = "asset", source = "asset.value")
  BalanceJson json(PastBalance balance);

  @Mapping(target = "transferId", source = "transfer")
  EntryJson json(Entry entry);

  @Mapping(target = "transfer", source = "plan")
  @Mapping(target = "transferId", source = "transfer")
  @Mapping(target = "refusals", expression = "java(ErrorsJson.of(scheduled.refusals()))")
  @Mapping(target = "ranAt", expression = "java(scheduled.ranAt())")
  ScheduledTransferJson json(ScheduledTransfer scheduled);

  TransferBatchJson json(TransferBatch batch);

  default TransferBatchJson.TransferResultJson json(TransferBatch.Result result) {
    return TransferBatchJson.TransferResultJson.of(result);
  }
}
