package dev.purser.domain.ordering;

/** Where an order stands, and what can be done with it there: the one table of its transitions. */
public enum OrderStatus {
  /** Stock is allocated and credits are held until a deadline, unless it is confirmed. */
  RESERVED,
  /** Stock is allocated, credits are held or captured, and nothing was shipped. */
  PLACED,
  /** Something was shipped and something is open. */
  PARTIALLY_FULFILLED,
  /** Nothing is open any more, and something was shipped. */
  FULFILLED,
  /** All of it was cancelled. */
  CANCELLED,
  /** It was not confirmed by its deadline. */
  EXPIRED;

  /** Whether the step can be taken from here. */
  public boolean allows(OrderStep step) {
    return switch (this) {
      case RESERVED ->
          switch (step) {
            case CONFIRM, EDIT, CANCEL, EXPIRE -> true;
            case FULFIL, RETURN -> false;
          };
      case PLACED ->
          switch (step) {
            case EDIT, FULFIL, CANCEL -> true;
            case CONFIRM, RETURN, EXPIRE -> false;
          };
      case PARTIALLY_FULFILLED ->
          switch (step) {
            case FULFIL, CANCEL, RETURN -> true;
            case CONFIRM, EDIT, EXPIRE -> false;
          };
      case FULFILLED -> step == OrderStep.RETURN;
      case CANCELLED, EXPIRED -> false;
    };
  }
}
