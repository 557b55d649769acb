package dev.purser.domain.credit;

/** Whether an account takes part in new business. */
public enum AccountStatus {
  OPEN,
  /** No new spending and no new holds; captures, refunds and receipts go on. */
  FROZEN,
  /** Nothing goes on, for ever. Only an empty account without open holds is closed. */
  CLOSED;

  public boolean canBecome(AccountStatus next) {
    return switch (this) {
      case OPEN -> next == FROZEN || next == CLOSED;
      case FROZEN -> next == OPEN || next == CLOSED;
      case CLOSED -> false;
    };
  }
}
