package dev.purser.architecture.violations.persistence.catalog;

import dev.purser.architecture.violations.application.catalog.ShelfBase;

/** Keeps the rules; what it inherits from does not. */
final class SqlShelf extends ShelfBase {
  @Override
  protected String name() {
    return "shelf";
  }
}
