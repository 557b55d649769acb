package dev.purser.architecture.violations.application.catalog;

/** Is a port that nobody can see. */
interface HiddenPort {
  boolean isOpen();
}
