package dev.purser.web.credit;

import dev.purser.application.credit.CaptureHold;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.credit.HoldQueries;
import dev.purser.application.credit.VoidHold;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.Leg;
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
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Credits that are set aside, and what becomes of them. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class HoldController {
  private final HoldCredits holdCredits;
  private final CaptureHold captureHold;
  private final VoidHold voidHold;
  private final HoldQueries holds;

  HoldController(
      HoldCredits holdCredits, CaptureHold captureHold, VoidHold voidHold, HoldQueries holds) {
    this.holdCredits = holdCredits;
    this.captureHold = captureHold;
    this.voidHold = voidHold;
    this.holds = holds;
  }

  @Operation(
      operationId = "holdCredits",
      summary = "Set credits of an account aside for a receiver, until a deadline")
  @Refuses({
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.EXPIRY_PASSED,
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.UNKNOWN_ACCOUNT,
    ProblemCode.SAME_ACCOUNT,
    ProblemCode.ACCOUNT_FROZEN,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.INSUFFICIENT_CREDIT
  })
  @PostMapping("/v1/holds")
  Answer<HoldJson> hold(Keyed<HoldBody> request) {
    var reply = holdCredits.hold(request.call(), request.body().toRequest());
    return Replies.answer(reply, HoldController::created);
  }

  @Operation(
      operationId = "captureHold",
      summary = "Spend a part of a hold, or all that it still sets aside")
  @Refuses({
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.HOLD_EXPIRED,
    ProblemCode.HOLD_CLOSED,
    ProblemCode.HOLD_EXCEEDED,
    ProblemCode.MANAGED_BY_ORDER,
    ProblemCode.TOO_MANY_LOTS
  })
  @PostMapping("/v1/holds/{id}/captures")
  Answer<CaptureJson> capture(Keyed<CaptureBody> request, PathId id) {
    var asked = request.body().toRequest(new HoldId(id.value()));
    return Replies.answer(
        captureHold.capture(request.call(), asked),
        capture ->
            new Answer.Created<>(
                HoldJsonMapper.MAPPER.json(capture),
                "/v1/transfers/" + capture.transfer().value()));
  }

  @Operation(operationId = "voidHold", summary = "Give back all that a hold still sets aside")
  @Refuses({ProblemCode.HOLD_CLOSED, ProblemCode.MANAGED_BY_ORDER})
  @PostMapping("/v1/holds/{id}/voids")
  Answer<HoldJson> release(Keyed<VoidBody> request, PathId id) {
    var reply = voidHold.release(request.call(), new HoldId(id.value()));
    return Replies.answer(reply, HoldController::created);
  }

  @Operation(operationId = "getHold", summary = "Read a hold")
  @GetMapping("/v1/holds/{id}")
  Answer<HoldJson> find(Actor actor, PathId id) {
    var found = holds.hold(actor, new HoldId(id.value()));
    return Replies.answer(found, h -> new Answer.Shown<>(HoldJsonMapper.MAPPER.json(h)));
  }

  @Operation(operationId = "listHolds", summary = "List holds, newest first")
  @GetMapping("/v1/holds")
  Answer<ListJson<HoldJson>> list(Actor actor, Listing<HoldFilter> request) {
    var named = request.filter().account();
    var payer = named == null ? null : new AccountId(named);
    var slice = request.slice(position -> new HoldId(UUID.fromString(position)));
    var page = holds.holds(actor, payer, request.filter().status(), slice);
    return request.answer(page, HoldJsonMapper.MAPPER::json, id -> id.value().toString());
  }

  private static Answer.Created<HoldJson> created(Hold hold) {
    return new Answer.Created<>(HoldJsonMapper.MAPPER.json(hold), "/v1/holds/" + hold.id().value());
  }

  /** On which account, and how they stand. */
  record HoldFilter(@Nullable UUID account, @Nullable HoldStatus status) {}

  /** What is set aside, for whom and until when. */
  record HoldBody(
      UUID from,
      UUID to,
      AmountJson amount,
      Instant expiresAt,
      @Text(min = 1, max = Hold.MAX_REFERENCE) @Nullable String reference) {

    HoldCredits.Request toRequest() {
      var leg = new Leg(new AccountId(from), new AccountId(to), amount.toAmount());
      return new HoldCredits.Request(leg, expiresAt, reference);
    }
  }

  /** How much of a hold; without an amount all that it still sets aside. */
  record CaptureBody(@Nullable AmountJson amount) {
    CaptureHold.Request toRequest(HoldId hold) {
      return new CaptureHold.Request(hold, amount == null ? null : amount.toAmount());
    }
  }

  /** Nothing needs to be said. */
  record VoidBody() {}
}
