package dev.purser.application.credit;

import java.util.function.BooleanSupplier;

/**
 * Makes the scheduled transfers whose time has come. Each is one command under a key of its own,
 * given for whoever asked for it, so that any number of instances may do this at once and each
 * transfer is made at most once. What is refused ends, too, and tells why.
 */
public interface RunScheduledTransfers {
  /** Where the transfer stands in what was asked for. */
  String PATH = "transfer/";

  /**
   * Makes all that is due.
   *
   * @param goOn asked before each page, so that a service that stops need not wait for the rest
   * @throws dev.purser.application.shared.ServiceFault when not all could be made; they stay due
   */
  void runDue(BooleanSupplier goOn);
}
