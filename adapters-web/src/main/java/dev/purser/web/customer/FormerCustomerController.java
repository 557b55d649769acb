package dev.purser.web.customer;

import dev.purser.application.customer.EraseCustomer;
import dev.purser.application.customer.RestoreCustomer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** What becomes of customers who are deleted. */
@Controller
@Tag(name = "Customers", description = "Those who order, and those who help them.")
final class FormerCustomerController {
  private final RestoreCustomer restoreCustomer;
  private final EraseCustomer eraseCustomer;

  FormerCustomerController(RestoreCustomer restoreCustomer, EraseCustomer eraseCustomer) {
    this.restoreCustomer = restoreCustomer;
    this.eraseCustomer = eraseCustomer;
  }

  @Operation(operationId = "restoreCustomer", summary = "Take back that a customer was deleted")
  @Refuses({ProblemCode.EMAIL_TAKEN, ProblemCode.RESTORE_PERIOD_OVER})
  @PostMapping("/v1/customers/{id}/restorations")
  Answer<CustomerJson> restore(Submitted<RestorationBody> request, PathId id) {
    var reply = restoreCustomer.restore(request.actor(), new CustomerId(id.value()));
    return Replies.answer(reply, CustomerController::created);
  }

  @Operation(
      operationId = "eraseCustomer",
      summary = "Remove for ever what tells who a deleted customer was")
  @Refuses({ProblemCode.RESTORE_PERIOD_RUNNING})
  @PostMapping("/v1/customers/{id}/erasures")
  Answer<Void> erase(Submitted<ErasureBody> request, PathId id) {
    return Replies.removed(eraseCustomer.erase(request.actor(), new CustomerId(id.value())));
  }

  /** A restoration needs no more than its path says. */
  record RestorationBody() {}

  /** An erasure needs no more than its path says. */
  record ErasureBody() {}
}
