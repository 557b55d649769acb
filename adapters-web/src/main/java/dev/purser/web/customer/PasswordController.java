package dev.purser.web.customer;

import dev.purser.application.customer.ChangePassword;
import dev.purser.application.customer.SignUp;
import dev.purser.domain.customer.CustomerId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replaced;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PutMapping;

/** Passwords, which are only ever written. Their version is the customer's. */
@Controller
@Tag(name = "Customers", description = "Those who order, and those who help them.")
final class PasswordController {
  private final ChangePassword changePassword;
  private final SignInLimits limits;

  PasswordController(ChangePassword changePassword, SignInLimits limits) {
    this.changePassword = changePassword;
    this.limits = limits;
  }

  @Operation(
      operationId = "changePassword",
      summary = "Change a password, which ends all of the customer's sessions")
  @Refuses({ProblemCode.WRONG_PASSWORD, ProblemCode.PASSWORD_TOO_WEAK})
  @PutMapping("/v1/customers/{id}/password")
  Answer<CustomerJson> change(Replaced<PasswordBody> request, PathId id) {
    return limits.attempt(
        id.value().toString(),
        () ->
            Replies.shown(
                changePassword.change(
                    request.actor(),
                    new CustomerId(id.value()),
                    request.precondition(),
                    request.body().toRequest()),
                CustomerController::shown));
  }

  /**
   * Which password.
   *
   * @param currentPassword needed to change one's own
   */
  record PasswordBody(
      @Text(max = SignUp.MAX_PASSWORD) @Nullable String currentPassword,
      @Text(min = SignUp.MIN_PASSWORD, max = SignUp.MAX_PASSWORD) String newPassword) {
    ChangePassword.Request toRequest() {
      return new ChangePassword.Request(currentPassword, newPassword);
    }

    @Override
    public String toString() {
      return "PasswordBody[hidden]";
    }
  }
}
