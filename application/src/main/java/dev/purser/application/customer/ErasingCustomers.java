package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.ErasedOwners;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.ServiceFault;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.domain.shared.Refusals;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ErasingCustomers implements EraseCustomer {
  /** How many steps one call takes at the most; the next one goes on. */
  private static final int MAX_STEPS = 10_000;

  private final CustomerFeature.Ports ports;
  private final ErasedOwners erasedOwners;
  private final RestorePeriod period;
  private final Surroundings surroundings;

  ErasingCustomers(
      CustomerFeature.Ports ports,
      ErasedOwners erasedOwners,
      RestorePeriod period,
      Surroundings surroundings) {
    this.ports = ports;
    this.erasedOwners = erasedOwners;
    this.period = period;
    this.surroundings = surroundings;
  }

  @Override
  public Reply<Customer> erase(Actor actor, CustomerId customer) {
    actor.require(Right.MANAGE_CUSTOMERS);
    Reply<Customer> reply =
        surroundings
            .writes()
            .write(
                actor,
                "erase-customer",
                tombstone -> tombstone.id().value(),
                () -> erase(customer));
    if (reply instanceof Reply.Done<Customer>) {
      forgetAll(customer.value());
    }
    return reply;
  }

  /** Somebody who is erased already is answered with, too, so that what was cut short goes on. */
  private Reply<Customer> erase(CustomerId id) {
    var former = ports.formerCustomers().find(id);
    if (former.isEmpty()) {
      return ports
          .formerCustomers()
          .findErased(id)
          .<Reply<Customer>>map(tombstone -> new Reply.Done<>(tombstone, false))
          .orElseGet(Reply.NotFound::new);
    }
    var refusals = new Refusals();
    var now = surroundings.now();
    var tombstone = refusals.attempt("", () -> former.get().erased(period, now));
    if (tombstone.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    ports.profiles().remove(id);
    ports.externalIdentities().removeAll(id);
    ports.formerCustomers().erase(tombstone.get(), now);
    return new Reply.Done<>(tombstone.get(), false);
  }

  private void forgetAll(UUID owner) {
    @Nullable UUID after = null;
    for (var step = 0; step < MAX_STEPS; step++) {
      var from = after;
      after = surroundings.transactions().write(() -> erasedOwners.forgetSome(owner, from));
      if (after == null) {
        return;
      }
    }
    throw new ServiceFault.Unavailable("more is kept of " + owner + " than one call forgets");
  }
}
