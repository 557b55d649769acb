package dev.purser.domain.ordering;

/** What can be done with an order that there is. */
public enum OrderStep {
  CONFIRM("confirmed"),
  EDIT("edited"),
  FULFIL("fulfilled"),
  CANCEL("cancelled"),
  RETURN("returned"),
  EXPIRE("expired");

  private final String done;

  OrderStep(String done) {
    this.done = done;
  }

  /** What an order is that it was done with, in a sentence. */
  String done() {
    return done;
  }
}
