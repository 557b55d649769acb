package dev.purser.web.credit;

import dev.purser.application.credit.CreditQueries;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Keyed;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Moving credits between accounts. */
@Controller
final class TransferController {
  private final TransferCredits transferCredits;
  private final CreditQueries credits;

  TransferController(TransferCredits transferCredits, CreditQueries credits) {
    this.transferCredits = transferCredits;
    this.credits = credits;
  }

  @PostMapping("/v1/transfers")
  Answer<TransferJson> transfer(Keyed<TransferBody> request) {
    var reply = transferCredits.transfer(request.call(), request.body().toRequest());
    return Replies.answer(reply, TransferController::created);
  }

  @GetMapping("/v1/transfers/{id}")
  Answer<TransferJson> find(Actor actor, PathId id) {
    var found = credits.transfer(actor, new TransferId(id.value()));
    return Replies.answer(found, t -> new Answer.Shown<>(CreditJsonMapper.MAPPER.json(t)));
  }

  static Answer.Created<TransferJson> created(Transfer transfer) {
    return new Answer.Created<>(
        CreditJsonMapper.MAPPER.json(transfer), "/v1/transfers/" + transfer.id().value());
  }
}
