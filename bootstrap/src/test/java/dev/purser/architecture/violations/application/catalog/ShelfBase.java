package dev.purser.architecture.violations.application.catalog;

/** Is a class for adapters to inherit from. */
public abstract class ShelfBase {
  protected abstract String name();
}
