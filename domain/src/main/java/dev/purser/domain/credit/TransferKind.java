package dev.purser.domain.credit;

/** What a transfer is for. */
public enum TransferKind {
  /** Somebody moved credits between accounts. */
  TRANSFER,
  /** The house issued credits to a customer. */
  GRANT,
  /** A hold was captured. */
  CAPTURE
}
