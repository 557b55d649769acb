package dev.purser.architecture.violations.domain.inventory;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;

/** Is one of two families in its feature. */
sealed interface StockRefusal extends Refusal {
  record ShortStock(String code, String explanation, Figures figures) implements StockRefusal {}
}
