package dev.purser.web.credit;

import dev.purser.application.credit.CreditQueries;
import dev.purser.application.credit.ReverseTransfer;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Moving credits between accounts. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class TransferController {
  private final TransferCredits transferCredits;
  private final ReverseTransfer reverseTransfer;
  private final CreditQueries credits;

  TransferController(
      TransferCredits transferCredits, ReverseTransfer reverseTransfer, CreditQueries credits) {
    this.transferCredits = transferCredits;
    this.reverseTransfer = reverseTransfer;
    this.credits = credits;
  }

  @Operation(
      operationId = "transferCredits",
      summary = "Move credits between accounts, in one leg or several")
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
  @PostMapping("/v1/transfers")
  Answer<TransferJson> transfer(Keyed<TransferBody> request) {
    var reply = transferCredits.transfer(request.call(), request.body().toRequest());
    return Replies.answer(reply, TransferController::created);
  }

  @Operation(
      operationId = "listTransfers",
      summary = "List the transfers of an account, newest first, or of a reference")
  @GetMapping("/v1/transfers")
  Answer<ListJson<TransferJson>> list(Actor actor, Listing<TransferFilter> request) {
    var filter = request.filter();
    var account = filter.account() == null ? null : new AccountId(filter.account());
    var slice = request.slice(position -> new TransferId(UUID.fromString(position)));
    var page = credits.transfers(actor, account, filter.reference(), slice);
    return request.answer(page, CreditJsonMapper.MAPPER::json, id -> id.value().toString());
  }

  @Operation(operationId = "getTransfer", summary = "Read a transfer")
  @GetMapping("/v1/transfers/{id}")
  Answer<TransferJson> find(Actor actor, PathId id) {
    var found = credits.transfer(actor, new TransferId(id.value()));
    return Replies.answer(found, t -> new Answer.Shown<>(CreditJsonMapper.MAPPER.json(t)));
  }

  @Operation(
      operationId = "reverseTransfer",
      summary = "Take a transfer back, in full or (where it has one leg) in part")
  @Refuses({
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.INSUFFICIENT_CREDIT,
    ProblemCode.MANAGED_BY_ORDER,
    ProblemCode.ALREADY_REVERSED,
    ProblemCode.REVERSAL_EXCEEDS,
    ProblemCode.NOT_REVERSIBLE,
    ProblemCode.TOO_MANY_LOTS
  })
  @PostMapping("/v1/transfers/{id}/reversals")
  Answer<TransferJson> reverse(PathId id, Keyed<ReversalBody> request) {
    var amount = request.body().amount();
    var reversal =
        new ReverseTransfer.Request(
            new TransferId(id.value()), amount == null ? null : amount.toAmount());
    return Replies.answer(
        reverseTransfer.reverse(request.call(), reversal), TransferController::created);
  }

  /** How much is taken back; all that is left where no amount is named. */
  record ReversalBody(@Nullable AmountJson amount) {}

  static Answer.Created<TransferJson> created(Transfer transfer) {
    return new Answer.Created<>(
        CreditJsonMapper.MAPPER.json(transfer), "/v1/transfers/" + transfer.id().value());
  }

  /** Which transfers. */
  record TransferFilter(
      @Nullable UUID account,
      @Text(min = 1, max = Transfer.MAX_REFERENCE) @Nullable String reference) {}
}
