package dev.purser.web.credit;

import dev.purser.application.credit.GrantCredits;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.web.shared.AmountJson;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Credits that the house issues; a grant is a transfer from the house's issuing account. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class GrantController {
  private final GrantCredits grantCredits;

  GrantController(GrantCredits grantCredits) {
    this.grantCredits = grantCredits;
  }

  @Operation(operationId = "grantCredits", summary = "Issue credits from the house to an account")
  @Refuses({
    ProblemCode.AMOUNT_OUT_OF_RANGE,
    ProblemCode.EXPIRY_PASSED,
    ProblemCode.ASSET_MISMATCH,
    ProblemCode.UNKNOWN_ACCOUNT,
    ProblemCode.ACCOUNT_CLOSED,
    ProblemCode.TOO_MANY_LOTS
  })
  @PostMapping("/v1/grants")
  Answer<TransferJson> grant(Keyed<GrantBody> request) {
    var reply = grantCredits.grant(request.call(), request.body().toRequest());
    return Replies.answer(reply, TransferController::created);
  }

  /** Who gets what, and until when. */
  record GrantBody(
      UUID accountId,
      AmountJson amount,
      @Nullable Instant expiresAt,
      @Nullable Long priority,
      @Text(max = Transfer.MAX_REASON) @Nullable String reason)
      implements Checked {

    @Override
    public void check(Complaints complaints) {
      if (priority != null && (priority < 0 || priority > LotTerms.MAX_PRIORITY)) {
        complaints.add("priority", "A priority is 0 to " + LotTerms.MAX_PRIORITY + ".");
      }
    }

    GrantCredits.Request toRequest() {
      var number = priority == null ? null : Math.toIntExact(priority);
      var terms = LotTerms.of(number, expiresAt).orElse(null);
      return new GrantCredits.Request(new AccountId(accountId), amount.toAmount(), terms, reason);
    }
  }
}
