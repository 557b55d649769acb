package dev.purser.domain.catalog;

/**
 * Where a product stands. Only published products can be ordered, and are shown to everybody.
 *
 * <p>A draft is published or given up; what is published is archived; what is archived can be put
 * on sale again. Nothing becomes a draft again: what the public has seen is not taken back but
 * archived, and a draft that was given up is published when it is wanted after all.
 */
public enum ProductStatus {
  DRAFT,
  PUBLISHED,
  ARCHIVED;

  /** Whether a product that is this may be the other; it may always stay what it is. */
  public boolean canBecome(ProductStatus other) {
    return this == other || other != DRAFT;
  }
}
