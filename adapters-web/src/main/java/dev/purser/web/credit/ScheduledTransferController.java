package dev.purser.web.credit;

import dev.purser.application.credit.CancelScheduledTransfer;
import dev.purser.application.credit.ScheduleTransfer;
import dev.purser.application.credit.ScheduledTransferQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.ScheduledTransferStatus;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Transfers that are made later. What has become of one stands in itself. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class ScheduledTransferController {
  private final ScheduleTransfer scheduleTransfer;
  private final CancelScheduledTransfer cancelScheduledTransfer;
  private final ScheduledTransferQueries scheduled;

  ScheduledTransferController(
      ScheduleTransfer scheduleTransfer,
      CancelScheduledTransfer cancelScheduledTransfer,
      ScheduledTransferQueries scheduled) {
    this.scheduleTransfer = scheduleTransfer;
    this.cancelScheduledTransfer = cancelScheduledTransfer;
    this.scheduled = scheduled;
  }

  @Operation(
      operationId = "scheduleTransfer",
      summary = "Ask for a transfer that is made later; accounts are looked at then")
  @Refuses({ProblemCode.AMOUNT_OUT_OF_RANGE, ProblemCode.SAME_ACCOUNT})
  @PostMapping("/v1/scheduled-transfers")
  Answer<ScheduledTransferJson> schedule(Keyed<ScheduledTransferBody> request) {
    var reply = scheduleTransfer.schedule(request.call(), request.body().toRequest());
    return Replies.answer(reply, ScheduledTransferController::created);
  }

  @Operation(
      operationId = "cancelScheduledTransfer",
      summary = "Take a scheduled transfer back before it is made")
  @Refuses({ProblemCode.ILLEGAL_TRANSITION})
  @PostMapping("/v1/scheduled-transfers/{id}/cancellations")
  Answer<ScheduledTransferJson> cancel(Keyed<ScheduledCancellationBody> request, PathId id) {
    var reply = cancelScheduledTransfer.cancel(request.call(), new ScheduledTransferId(id.value()));
    return Replies.answer(reply, ScheduledTransferController::created);
  }

  @Operation(operationId = "getScheduledTransfer", summary = "Read a scheduled transfer")
  @GetMapping("/v1/scheduled-transfers/{id}")
  Answer<ScheduledTransferJson> find(Actor actor, PathId id) {
    var found = scheduled.find(actor, new ScheduledTransferId(id.value()));
    return Replies.answer(found, s -> new Answer.Shown<>(json(s)));
  }

  @Operation(
      operationId = "listScheduledTransfers",
      summary = "List scheduled transfers, newest first")
  @GetMapping("/v1/scheduled-transfers")
  Answer<ListJson<ScheduledTransferJson>> list(
      Actor actor, Listing<ScheduledTransferFilter> request) {
    var slice = request.slice(position -> new ScheduledTransferId(UUID.fromString(position)));
    var page = scheduled.list(actor, request.filter().status(), slice);
    return request.answer(page, ScheduledTransferController::json, id -> id.value().toString());
  }

  private static Answer.Created<ScheduledTransferJson> created(ScheduledTransfer scheduled) {
    return new Answer.Created<>(
        json(scheduled), "/v1/scheduled-transfers/" + scheduled.id().value());
  }

  private static ScheduledTransferJson json(ScheduledTransfer scheduled) {
    return CreditJsonMapper.MAPPER.json(scheduled);
  }

  /** What moves when. */
  record ScheduledTransferBody(
      TransferBody transfer,
      @Schema(description = "From then on; what is past is made as soon as it is found.")
          Instant runAt) {
    ScheduleTransfer.Request toRequest() {
      return new ScheduleTransfer.Request(transfer.toRequest(), runAt);
    }
  }

  /** That it is off; there is nothing more to say. */
  record ScheduledCancellationBody() {}

  /** How those stand that are listed. */
  record ScheduledTransferFilter(@Nullable ScheduledTransferStatus status) {}
}
