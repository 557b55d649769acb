package dev.purser.domain.shared;

/**
 * Why a command was not carried out: an answer, not a fault. Each feature has one sealed family of
 * refusals; their codes are stable and part of the HTTP contract.
 */
public interface Refusal {
  /** Stable, kebab-case. */
  String code();

  /** One sentence for a person, with the figures in it. */
  String explanation();

  Figures figures();
}
