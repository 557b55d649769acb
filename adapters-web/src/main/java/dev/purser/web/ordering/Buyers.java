package dev.purser.web.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Role;
import dev.purser.web.shared.input.Checked.Complaints;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who buys: customers themselves unless said, while everybody else names whom they buy for. */
final class Buyers {
  private Buyers() {}

  static void check(@Nullable UUID named, Actor actor, Complaints complaints) {
    if (named == null && actor.role() != Role.CUSTOMER) {
      complaints.add("customerId", "This field is required: who you are does not tell who buys.");
    }
  }

  static CustomerId of(@Nullable UUID named, Actor actor) {
    return new CustomerId(named == null ? actor.self() : named);
  }
}
