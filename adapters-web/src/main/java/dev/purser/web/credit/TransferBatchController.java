package dev.purser.web.credit;

import dev.purser.application.credit.TransferBatchQueries;
import dev.purser.application.credit.TransferInBatch;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchId;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Items;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Transfers that are made together, in one transaction. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class TransferBatchController {
  private final TransferInBatch transferInBatch;
  private final TransferBatchQueries batches;

  TransferBatchController(TransferInBatch transferInBatch, TransferBatchQueries batches) {
    this.transferInBatch = transferInBatch;
    this.batches = batches;
  }

  @Operation(
      operationId = "transferInBatch",
      summary = "Make up to 1,000 transfers in one transaction: all of them, or each for itself")
  @Refuses({
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.UNKNOWN_ACCOUNT,
    ProblemCode.SAME_ACCOUNT,
    ProblemCode.ACCOUNT_FROZEN,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.INSUFFICIENT_CREDIT,
    ProblemCode.DUPLICATE_REFERENCE,
    ProblemCode.TOO_MANY_LOTS
  })
  @PostMapping("/v1/transfer-batches")
  Answer<TransferBatchJson> transfer(Keyed<TransferBatchBody> request) {
    var reply = transferInBatch.transfer(request.call(), request.body().toRequest());
    return Replies.answer(reply, TransferBatchController::created);
  }

  @Operation(
      operationId = "getTransferBatch",
      summary = "Read what came of the transfers of a batch")
  @GetMapping("/v1/transfer-batches/{id}")
  Answer<TransferBatchJson> find(Actor actor, PathId id) {
    var found = batches.find(actor, new TransferBatchId(id.value()));
    return Replies.answer(found, b -> new Answer.Shown<>(CreditJsonMapper.MAPPER.json(b)));
  }

  private static Answer.Created<TransferBatchJson> created(TransferBatch batch) {
    return new Answer.Created<>(
        CreditJsonMapper.MAPPER.json(batch), "/v1/transfer-batches/" + batch.id().value());
  }

  /** What moves, one after the other. */
  record TransferBatchBody(
      @Schema(
              description =
                  "ALL_OR_NOTHING: a refusal of one refuses them all. INDEPENDENT: each is made or"
                      + " refused for itself.")
          TransferBatchMode mode,
      @Schema(
              description =
                  "Made in this order, each seeing what the former ones have left; 5,000 legs in"
                      + " all at the most.")
          @Items(min = 1, max = TransferBatch.MAX_TRANSFERS)
          List<TransferBody> transfers)
      implements Checked {

    @Override
    public void check(Complaints complaints) {
      if (legs(transfers) > TransferBatch.MAX_LEGS) {
        complaints.add(
            "transfers", "These have more than " + TransferBatch.MAX_LEGS + " legs in all.");
      }
    }

    TransferInBatch.Request toRequest() {
      return new TransferInBatch.Request(
          mode, transfers.stream().map(TransferBody::toRequest).toList());
    }

    private static int legs(@Nullable Collection<TransferBody> transfers) {
      return transfers == null
          ? 0
          : transfers.stream()
              .filter(Objects::nonNull)
              .mapToInt(t -> t.legs() == null ? 1 : t.legs().size())
              .sum();
    }
  }
}
