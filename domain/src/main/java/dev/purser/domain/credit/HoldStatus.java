package dev.purser.domain.credit;

/** Whether a hold still sets credits aside. */
public enum HoldStatus {
  OPEN,
  /** All of it was spent. */
  CAPTURED,
  /** What was not spent was given back. */
  VOIDED,
  /** What was not spent by its deadline was given back. */
  EXPIRED
}
