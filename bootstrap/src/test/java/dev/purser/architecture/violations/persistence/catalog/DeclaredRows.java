package dev.purser.architecture.violations.persistence.catalog;

import org.springframework.transaction.annotation.Transactional;

/** Declares a transaction. */
class DeclaredRows {
  @Transactional
  public void write() {}
}
