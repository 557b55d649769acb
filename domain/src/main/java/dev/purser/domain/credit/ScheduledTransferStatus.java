package dev.purser.domain.credit;

/** Where a scheduled transfer stands. */
public enum ScheduledTransferStatus {
  /** It waits for its time. */
  SCHEDULED,
  /** Its time came, and it was made. */
  DONE,
  /** Its time came, and it was refused. It is not tried again. */
  REFUSED,
  /** It was taken back before its time. */
  CANCELLED;

  /** Only what waits becomes anything else. */
  public boolean canBecome(ScheduledTransferStatus next) {
    return this == SCHEDULED && next != SCHEDULED;
  }
}
