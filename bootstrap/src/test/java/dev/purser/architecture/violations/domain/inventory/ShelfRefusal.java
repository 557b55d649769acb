package dev.purser.architecture.violations.domain.inventory;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;

/** Is one of two families in its feature. */
sealed interface ShelfRefusal extends Refusal {
  record ShortShelf(String code, String explanation, Figures figures) implements ShelfRefusal {}
}
