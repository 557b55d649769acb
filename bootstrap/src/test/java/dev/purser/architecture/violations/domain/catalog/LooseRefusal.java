package dev.purser.architecture.violations.domain.catalog;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;

/** Refuses outside the family. */
record LooseRefusal(String code) implements Refusal {
  @Override
  public String explanation() {
    return "Not today.";
  }

  @Override
  public Figures figures() {
    return Figures.of("code", code);
  }
}
