package dev.purser.domain.catalog;

/** What an import does with a line whose SKU a living product has already. */
public enum OnConflict {
  /** Leaves the product as it is. */
  SKIP,
  /** Changes of the product what the line gives. */
  UPDATE,
  /** Counts the line as failed; the others go on. */
  FAIL
}
