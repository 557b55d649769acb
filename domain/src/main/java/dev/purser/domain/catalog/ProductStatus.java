package dev.purser.domain.catalog;

/** Only published products can be ordered. */
public enum ProductStatus {
  DRAFT,
  PUBLISHED,
  ARCHIVED
}
