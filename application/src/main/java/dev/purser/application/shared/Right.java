package dev.purser.application.shared;

import static dev.purser.domain.shared.Role.ADMIN;
import static dev.purser.domain.shared.Role.ANALYST;
import static dev.purser.domain.shared.Role.CUSTOMER;
import static dev.purser.domain.shared.Role.SERVICE;
import static dev.purser.domain.shared.Role.SUPPORT;

import dev.purser.domain.shared.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody may do beyond reaching their own things: the one table of which roles may what. The
 * roles are those of the contract's section on access.
 */
public enum Right {
  /** Everybody's customers, accounts, transfers, orders and stock, and the proof of the books. */
  READ_ALL(SUPPORT, ADMIN, SERVICE, ANALYST),
  /** Who did what. */
  READ_AUDIT(SUPPORT, ADMIN),
  /** Buying for oneself, or for whoever is named where the role has {@link #ORDER_FOR_OTHERS}. */
  PLACE_ORDERS(CUSTOMER, ADMIN, SERVICE),
  ORDER_FOR_OTHERS(ADMIN, SERVICE),
  FULFIL_ORDERS(ADMIN, SERVICE),
  /** Cancelling orders of others; one's own are one's own to cancel. */
  CANCEL_ORDERS(SUPPORT, ADMIN, SERVICE),
  /** Taking back what was shipped, with a refund. */
  RETURN_ORDERS(SUPPORT, ADMIN, SERVICE),
  /** Spending from one's own accounts, or others' where the role has {@link #MOVE_ALL_CREDITS}. */
  TRANSFER_CREDITS(CUSTOMER, ADMIN, SERVICE),
  MOVE_ALL_CREDITS(ADMIN, SERVICE),
  GRANT_CREDITS(ADMIN, SERVICE),
  /** Setting credits aside, capturing and giving them back, on everybody's accounts. */
  HOLD_CREDITS(ADMIN, SERVICE),
  REVERSE_TRANSFERS(ADMIN, SERVICE),
  /** Opening further accounts, freezing and closing them. */
  MANAGE_ACCOUNTS(ADMIN, SERVICE),
  MANAGE_ASSETS(ADMIN),
  MOVE_STOCK(ADMIN, SERVICE),
  MANAGE_LOCATIONS(ADMIN),
  MANAGE_CATALOGUE(ADMIN),
  MANAGE_CUSTOMERS(ADMIN),
  MANAGE_MACHINE_CLIENTS(ADMIN);

  /** Unmodifiable, which the type does not tell. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Role> roles;

  Right(Role first, Role... more) {
    this.roles = Collections.unmodifiableSet(EnumSet.of(first, more));
  }

  public boolean isOf(Role role) {
    return roles.contains(role);
  }

  /** The roles as a list in words. */
  String roles() {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(", "));
  }
}
