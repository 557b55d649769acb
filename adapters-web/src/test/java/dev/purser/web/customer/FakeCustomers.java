package dev.purser.web.customer;

import dev.purser.application.customer.ChangeCustomer;
import dev.purser.application.customer.ChangePassword;
import dev.purser.application.customer.CustomerPosition;
import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.DeleteCustomer;
import dev.purser.application.customer.EraseCustomer;
import dev.purser.application.customer.RestoreCustomer;
import dev.purser.application.customer.SignUp;
import dev.purser.application.customer.WantedCustomers;
import dev.purser.application.customer.WriteProfile;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.Profile;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import dev.purser.web.shared.FakePages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** Customers in memory. Who asks may do everything, and knows their password as "until now". */
public final class FakeCustomers
    implements SignUp,
        CustomerQueries,
        ChangeCustomer,
        ChangePassword,
        WriteProfile,
        DeleteCustomer,
        RestoreCustomer,
        EraseCustomer {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Map<UUID, Customer> customers = new ConcurrentSkipListMap<>();
  private final Map<CustomerId, Profile> profiles = new ConcurrentHashMap<>();

  @Override
  public Reply<Customer> signUp(Actor actor, SignUp.Request request) {
    var taken =
        living().stream().anyMatch(c -> c.email().folded().equals(request.email().folded()));
    if (taken) {
      return refused("email", new CustomerRefusal.EmailTaken());
    }
    var id = new CustomerId(UUID.randomUUID());
    var customer = Customer.signedUp(id, request.email(), request.name(), Role.CUSTOMER, NOW);
    customers.put(id.value(), customer);
    return new Reply.Done<>(customer, false);
  }

  @Override
  public Optional<Customer> find(Actor actor, CustomerId id) {
    return living().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Customer> self(Actor actor) {
    return living().stream().findFirst();
  }

  @Override
  public Optional<Profile> profile(Actor actor, CustomerId id) {
    return find(actor, id).map(c -> profiles.getOrDefault(id, Profile.empty(id)));
  }

  /** Only the deleted, the role and the text are looked at. */
  @Override
  public Page<Customer, CustomerPosition> list(
      Actor actor, WantedCustomers wanted, Slice<CustomerPosition> slice) {
    var chosen =
        customers.values().stream()
            .filter(c -> (c.deletedAt() != null) == wanted.deleted())
            .filter(c -> wanted.role() == null || c.role() == wanted.role())
            .filter(c -> wanted.text() == null || c.email().folded().contains(wanted.text()))
            .toList();
    return FakePages.page(chosen, CustomerPosition::of, slice);
  }

  @Override
  public Reply<Customer> change(
      Actor actor, CustomerId id, Precondition precondition, ChangeCustomer.Request request) {
    return write(
        id,
        precondition,
        c ->
            c.changed(
                request.email().over(c.email()),
                request.name().over(c.name()),
                request.role().over(c.role())));
  }

  @Override
  public Reply<Customer> change(
      Actor actor, CustomerId id, Precondition precondition, ChangePassword.Request request) {
    return "until now".equals(request.currentPassword())
        ? write(id, precondition, Customer::withOtherPassword)
        : refused("currentPassword", new CustomerRefusal.WrongPassword());
  }

  @Override
  public Reply<Profile> write(
      Actor actor, CustomerId id, Precondition precondition, Profile.Details details) {
    var profile = profile(actor, id);
    if (profile.isEmpty()) {
      return new Reply.NotFound<>();
    }
    if (!precondition.isMetBy(profile.get().version())) {
      return new Reply.Stale<>();
    }
    var changed = profile.get().changed(details);
    profiles.put(id, changed);
    return new Reply.Done<>(changed, false);
  }

  @Override
  public Reply<Customer> delete(Actor actor, CustomerId id, Precondition precondition) {
    return write(id, precondition, c -> c.deleted(NOW));
  }

  @Override
  public Reply<Customer> restore(Actor actor, CustomerId id) {
    var deleted = customers.get(id.value());
    if (deleted == null || deleted.deletedAt() == null) {
      return new Reply.NotFound<>();
    }
    var restored = deleted.restored(RestorePeriod.DEFAULT, NOW);
    customers.put(id.value(), restored);
    return new Reply.Done<>(restored, false);
  }

  @Override
  public Reply<Customer> erase(Actor actor, CustomerId id) {
    var deleted = customers.get(id.value());
    return deleted == null || deleted.deletedAt() == null
        ? new Reply.NotFound<>()
        : refused("", new CustomerRefusal.RestorePeriodRunning(NOW));
  }

  private List<Customer> living() {
    return customers.values().stream().filter(c -> c.deletedAt() == null).toList();
  }

  private Reply<Customer> write(
      CustomerId id, Precondition precondition, Function<Customer, Customer> change) {
    var customer = find(Actor.SYSTEM, id);
    if (customer.isEmpty()) {
      return new Reply.NotFound<>();
    }
    if (!precondition.isMetBy(customer.get().version())) {
      return new Reply.Stale<>();
    }
    var changed = change.apply(customer.get());
    customers.put(id.value(), changed);
    return new Reply.Done<>(changed, false);
  }

  private static Reply<Customer> refused(String subject, CustomerRefusal refusal) {
    return new Reply.Refused<>(List.of(new LocatedRefusal(subject, refusal)), false);
  }
}
