package dev.purser.application.ordering;

import java.util.function.BooleanSupplier;

/**
 * Ends the reservations whose deadline has passed: gives up their stock and what is held for them,
 * both at once. Each is one command under a key of its own, so that any number of instances may do
 * this at once and each order expires once.
 */
public interface ExpireOrders {
  /**
   * Ends all that are due.
   *
   * @param goOn asked before each page, so that a service that stops need not wait for the rest
   * @throws dev.purser.application.shared.ServiceFault when not all could be ended; they stay due
   */
  void expireDue(BooleanSupplier goOn);
}
