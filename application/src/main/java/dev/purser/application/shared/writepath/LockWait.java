package dev.purser.application.shared.writepath;

/** What a lock statement does about a row that somebody else holds. */
public enum LockWait {
  /** Leaves it out. */
  SKIP,
  /** Queues for it, up to the contended lane's short lock timeout. */
  QUEUE
}
