package dev.purser.web.customer;

import dev.purser.application.customer.ChangeCustomer;
import dev.purser.application.customer.CustomerPosition;
import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.DeleteCustomer;
import dev.purser.application.customer.SignUp;
import dev.purser.application.customer.WantedCustomers;
import dev.purser.application.customer.WantedCustomers.Order;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Role;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.Patched;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Removed;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.input.Named;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Customers over HTTP. */
@Controller
@Tag(name = "Customers", description = "Those who order, and those who help them.")
final class CustomerController {
  private static final char IN_POSITION = ' ';

  private final SignUp signUp;
  private final CustomerQueries customers;
  private final ChangeCustomer changeCustomer;
  private final DeleteCustomer deleteCustomer;

  CustomerController(
      SignUp signUp,
      CustomerQueries customers,
      ChangeCustomer changeCustomer,
      DeleteCustomer deleteCustomer) {
    this.signUp = signUp;
    this.customers = customers;
    this.changeCustomer = changeCustomer;
    this.deleteCustomer = deleteCustomer;
  }

  @Operation(operationId = "signUp", summary = "Sign up, which opens an account too")
  @Refuses({ProblemCode.EMAIL_TAKEN, ProblemCode.PASSWORD_TOO_WEAK})
  @SecurityRequirements
  @PostMapping("/v1/customers")
  Answer<CustomerJson> signUp(Submitted<CustomerBody> request) {
    var reply = signUp.signUp(request.actor(), request.body().toRequest());
    return Replies.answer(reply, CustomerController::created);
  }

  @Operation(operationId = "getCustomer", summary = "Read a customer")
  @GetMapping("/v1/customers/{id}")
  Answer<CustomerJson> find(Actor actor, PathId id) {
    var found = customers.find(actor, new CustomerId(id.value()));
    return Replies.answer(found, CustomerController::shown);
  }

  @Operation(operationId = "getMe", summary = "Read oneself")
  @Refuses(ProblemCode.NOT_FOUND)
  @GetMapping("/v1/customers/me")
  Answer<CustomerJson> me(Actor actor) {
    return Replies.answer(customers.self(actor), CustomerController::shown);
  }

  @Operation(operationId = "listCustomers", summary = "List customers, for staff")
  @GetMapping("/v1/customers")
  Answer<ListJson<CustomerJson>> list(Actor actor, Listing<CustomerFilter> request) {
    var slice = request.slice(CustomerController::position);
    var page = customers.list(actor, request.filter().toWanted(), slice);
    return request.answer(page, CustomerController::json, CustomerController::written);
  }

  @Operation(
      operationId = "changeCustomer",
      summary = "Change a customer's address or name; for administrators, their role, too")
  @Refuses({ProblemCode.EMAIL_TAKEN, ProblemCode.LAST_ADMIN})
  @PatchMapping("/v1/customers/{id}")
  Answer<CustomerJson> change(Patched<CustomerPatch> request, PathId id) {
    var reply =
        changeCustomer.change(
            request.actor(),
            new CustomerId(id.value()),
            request.precondition(),
            request.body().toRequest());
    return Replies.shown(reply, CustomerController::shown);
  }

  @Operation(
      operationId = "deleteCustomer",
      summary = "Delete a customer, who can be restored for a while")
  @Refuses({ProblemCode.LAST_ADMIN})
  @DeleteMapping("/v1/customers/{id}")
  Answer<Void> delete(Removed request, PathId id) {
    var customer = new CustomerId(id.value());
    return Replies.removed(
        deleteCustomer.delete(request.actor(), customer, request.precondition()));
  }

  static Answer.Created<CustomerJson> created(Customer customer) {
    var location = "/v1/customers/" + customer.id().value();
    return new Answer.Created<>(json(customer), location, version(customer));
  }

  static Answer.Shown<CustomerJson> shown(Customer customer) {
    return new Answer.Shown<>(json(customer), version(customer));
  }

  private static String version(Customer customer) {
    return Long.toString(customer.version());
  }

  private static CustomerJson json(Customer customer) {
    return CustomerJsonMapper.MAPPER.json(customer);
  }

  private static String written(CustomerPosition position) {
    return position.id().value().toString() + IN_POSITION + position.emailFolded();
  }

  private static CustomerPosition position(String written) {
    var end = written.indexOf(IN_POSITION);
    var id = new CustomerId(UUID.fromString(written.substring(0, end)));
    return new CustomerPosition(written.substring(end + 1), id);
  }

  /**
   * Who is looked for.
   *
   * @param q part of the address or the name
   */
  record CustomerFilter(
      @Text(min = 1, max = WantedCustomers.MAX_TEXT, blank = false) @Nullable String q,
      @Nullable Role role,
      @Text(shape = "true|false") @Nullable String deleted,
      @Nullable CustomerSort sort) {
    WantedCustomers toWanted() {
      var order = sort == null ? Order.OLDEST : sort.order;
      return new WantedCustomers(q, role, Boolean.parseBoolean(deleted), order);
    }
  }

  /** How customers may be sorted. */
  enum CustomerSort implements Named {
    OLDEST("createdAt", Order.OLDEST),
    NEWEST("-createdAt", Order.NEWEST),
    EMAIL("email", Order.EMAIL),
    EMAIL_DESCENDING("-email", Order.EMAIL_DESCENDING);

    private final String wireName;
    private final Order order;

    CustomerSort(String wireName, Order order) {
      this.wireName = wireName;
      this.order = order;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

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

  /** What changes of a customer. */
  record CustomerPatch(
      @Text(max = EmailAddress.MAX_LENGTH, shape = EmailAddress.SHAPE) Change<String> email,
      @Text(min = 1, max = Customer.MAX_NAME, blank = false) Change<String> name,
      Change<PersonRole> role) {
    ChangeCustomer.Request toRequest() {
      return new ChangeCustomer.Request(
          email.map(EmailAddress::new), name, role.map(PersonRole::toRole));
    }
  }

  /** The roles of persons: machines have one of their own. */
  enum PersonRole {
    CUSTOMER,
    SUPPORT,
    ADMIN,
    ANALYST;

    Role toRole() {
      return switch (this) {
        case CUSTOMER -> Role.CUSTOMER;
        case SUPPORT -> Role.SUPPORT;
        case ADMIN -> Role.ADMIN;
        case ANALYST -> Role.ANALYST;
      };
    }
  }
}
