package dev.purser.web.credit;

import dev.purser.application.credit.ChangeAccountStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatusChange;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes accounts out of business and back. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class AccountStatusController {
  private final ChangeAccountStatus changeAccountStatus;

  AccountStatusController(ChangeAccountStatus changeAccountStatus) {
    this.changeAccountStatus = changeAccountStatus;
  }

  @Operation(operationId = "freezeAccount", summary = "Stop new spending and holds of an account")
  @Refuses(ProblemCode.ILLEGAL_TRANSITION)
  @PostMapping("/v1/accounts/{id}/freezes")
  Answer<AccountJson> freeze(Keyed<StatusBody> request, PathId id) {
    var reply = changeAccountStatus.freeze(request.call(), request.body().toRequest(id));
    return Replies.answer(reply, AccountController::created);
  }

  @Operation(operationId = "unfreezeAccount", summary = "Open a frozen account again")
  @Refuses(ProblemCode.ILLEGAL_TRANSITION)
  @PostMapping("/v1/accounts/{id}/unfreezes")
  Answer<AccountJson> unfreeze(Keyed<StatusBody> request, PathId id) {
    var reply = changeAccountStatus.unfreeze(request.call(), request.body().toRequest(id));
    return Replies.answer(reply, AccountController::created);
  }

  @Operation(operationId = "closeAccount", summary = "Close an empty account for ever")
  @Refuses({ProblemCode.ILLEGAL_TRANSITION, ProblemCode.ACCOUNT_NOT_EMPTY})
  @PostMapping("/v1/accounts/{id}/closures")
  Answer<AccountJson> close(Keyed<StatusBody> request, PathId id) {
    var reply = changeAccountStatus.close(request.call(), request.body().toRequest(id));
    return Replies.answer(reply, AccountController::created);
  }

  /** Why. */
  record StatusBody(@Text(max = AccountStatusChange.MAX_REASON) @Nullable String reason) {
    ChangeAccountStatus.Request toRequest(PathId id) {
      return new ChangeAccountStatus.Request(new AccountId(id.value()), reason);
    }
  }
}
