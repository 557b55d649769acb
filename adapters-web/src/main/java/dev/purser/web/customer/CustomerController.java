package dev.purser.web.customer;

import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.SignUp;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Customers over HTTP. */
@Controller
@Tag(name = "Customers", description = "Those who order, and those who help them.")
final class CustomerController {
  private final SignUp signUp;
  private final CustomerQueries customers;

  CustomerController(SignUp signUp, CustomerQueries customers) {
    this.signUp = signUp;
    this.customers = customers;
  }

  @Operation(operationId = "signUp", summary = "Sign up, which opens an account too")
  @Refuses({ProblemCode.EMAIL_TAKEN})
  @SecurityRequirements
  @PostMapping("/v1/customers")
  Answer<CustomerJson> signUp(Submitted<CustomerBody> request) {
    var reply = signUp.signUp(request.actor(), request.body().toRequest());
    return Replies.answer(
        reply, c -> new Answer.Created<>(json(c), "/v1/customers/" + c.id().value(), version(c)));
  }

  @Operation(operationId = "getCustomer", summary = "Read a customer")
  @GetMapping("/v1/customers/{id}")
  Answer<CustomerJson> find(Actor actor, PathId id) {
    var found = customers.find(actor, new CustomerId(id.value()));
    return Replies.answer(found, CustomerController::shown);
  }

  @Operation(operationId = "getMe", summary = "Read oneself")
  @GetMapping("/v1/customers/me")
  Answer<CustomerJson> me(Actor actor) {
    return Replies.answer(customers.self(actor), CustomerController::shown);
  }

  @Operation(operationId = "listCustomers", summary = "List customers")
  @GetMapping("/v1/customers")
  Answer<ListJson<CustomerJson>> list(Actor actor, Listing<AllCustomers> request) {
    var after = request.after(position -> new CustomerId(UUID.fromString(position)));
    var page = customers.list(actor, after, request.limit());
    return request.answer(page, CustomerController::json, id -> id.value().toString());
  }

  private static Answer<CustomerJson> shown(Customer customer) {
    return new Answer.Shown<>(json(customer), version(customer));
  }

  private static String version(Customer customer) {
    return Long.toString(customer.version());
  }

  private static CustomerJson json(Customer customer) {
    return CustomerJsonMapper.MAPPER.json(customer);
  }

  /** A customer list has no filters yet. */
  record AllCustomers() {}

  /** Somebody who signs up. */
  record CustomerBody(
      @Text(max = EmailAddress.MAX_LENGTH, shape = EmailAddress.SHAPE) String email,
      @Text(min = 1, max = Customer.MAX_NAME, blank = false) String name,
      @Text(min = SignUp.MIN_PASSWORD, max = SignUp.MAX_PASSWORD) String password) {
    SignUp.Request toRequest() {
      return new SignUp.Request(new EmailAddress(email), name, password);
    }

    @Override
    public String toString() {
      return "CustomerBody[" + email + "]";
    }
  }
}
