package dev.purser.application.credit;

import java.util.function.BooleanSupplier;

/**
 * Ends the holds whose deadline has passed and gives back what they still set aside; what has
 * expired of their lots goes to breakage at once. Each is one command under a key of its own, so
 * that any number of instances may do this at once and each hold ends once.
 */
public interface ExpireHolds {
  /**
   * Ends all that are due.
   *
   * @param goOn asked before each page, so that a service that stops need not wait for the rest
   * @throws dev.purser.application.shared.ServiceFault when not all could be ended; they stay due
   */
  void expireDue(BooleanSupplier goOn);
}
