package dev.purser.web.shared.input;

/**
 * A body, or the parameters of a request, with a rule that spans several fields. Parameters are
 * only asked when each is right by itself.
 */
public interface Checked {
  /**
   * Notes what is wrong between the fields. Asked also when single fields are wrong, which are null
   * (or 0) then even where they are required; a place that has a fault keeps its first one.
   */
  void check(Complaints complaints);

  /** Takes what is wrong with a field of the record. */
  @FunctionalInterface
  interface Complaints {
    void add(String field, String detail);
  }
}
