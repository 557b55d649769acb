package dev.purser.architecture.violations.application.catalog;

/** Keeps the rules. */
public interface ShowShelf {
  String show();
}
