package dev.purser.domain.credit;

/** What a transfer is for. */
public enum TransferKind {
  /** Somebody moved credits between accounts. */
  TRANSFER,
  /** The house issued credits to a customer. */
  GRANT,
  /** A hold was captured. */
  CAPTURE,
  /** An earlier transfer was taken back, in full or in part. */
  REVERSAL,
  /** What an order has captured came back to who paid. */
  REFUND,
  /** Credits expired and went to breakage. */
  EXPIRY
}
