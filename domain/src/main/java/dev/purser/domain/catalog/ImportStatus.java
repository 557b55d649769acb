package dev.purser.domain.catalog;

/** How far an import of products is. */
public enum ImportStatus {
  RUNNING,
  /** All lines were read; each of them is counted. */
  COMPLETED,
  /**
   * It ended before its last line: the client went, a limit was reached, or the service stopped.
   * The lines that are counted are done; running it again with {@link OnConflict#SKIP} or {@link
   * OnConflict#UPDATE} does the rest.
   */
  INTERRUPTED
}
