package dev.purser.architecture.violations.application.catalog;

import java.util.List;

/** Hands out entities. */
public interface Shelves {
  List<ShelfRows.ShelfEntity> all();
}
