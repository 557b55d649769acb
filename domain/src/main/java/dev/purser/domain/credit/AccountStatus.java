package dev.purser.domain.credit;

/** Whether an account takes part in new business. */
public enum AccountStatus {
  OPEN,
  /** No new spending and no new holds; captures, refunds and receipts go on. */
  FROZEN,
  /** Nothing goes on. Only an empty account without open holds is closed. */
  CLOSED
}
