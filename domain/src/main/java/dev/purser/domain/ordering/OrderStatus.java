package dev.purser.domain.ordering;

/** Where an order stands. */
public enum OrderStatus {
  /** Stock is allocated and credits are held. */
  PLACED,
  /** Everything was shipped and paid. */
  FULFILLED,
  /** Stock and credits were given back. */
  CANCELLED;

  /** The transitions that there are. */
  public boolean canBecome(OrderStatus next) {
    return switch (this) {
      case PLACED -> next == FULFILLED || next == CANCELLED;
      case FULFILLED, CANCELLED -> false;
    };
  }
}
