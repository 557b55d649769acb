package dev.purser.architecture.violations.application.catalog;

/** Keeps the rules, behind a port that does not. */
final class Closing implements HiddenPort, ShowShelf {
  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public String show() {
    return "closed";
  }
}
