package dev.purser.application.credit;

import java.util.function.BooleanSupplier;

/**
 * Sends what has expired to breakage: of each account all that is free of its expired lots, in one
 * transfer. It cannot be spent before that either, since every command on an account does the same
 * first. What holds set aside stays until they end.
 *
 * <p>Each account is one command, under a key that tells how many entries the account had: any
 * number of instances that see the same expiry give the same key, and a later one has another.
 */
public interface ExpireLots {
  /**
   * Sweeps every account with something to expire.
   *
   * @param goOn asked before each page, so that a service that stops need not wait for the rest
   * @throws dev.purser.application.shared.ServiceFault when not all could be swept; they stay due
   */
  void expireDue(BooleanSupplier goOn);
}
