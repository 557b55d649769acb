package dev.purser.domain.credit;

/** What a house account is for. */
public enum HouseRole {
  /** Where granted credits come from; its balance is minus what was ever issued. */
  ISSUING,
  /** Where captured credits go. */
  REVENUE,
  /** Where expired credits go. */
  BREAKAGE,
  /** Whatever staff have opened it for. */
  GENERAL;

  /** Whether every asset has exactly one, from its creation on. */
  public boolean isOnePerAsset() {
    return this != GENERAL;
  }

  /**
   * Whether somebody who moves everybody's credits may name it. What was issued and what has
   * expired is told by grants and expiries alone.
   */
  public boolean isNameable() {
    return this == REVENUE || this == GENERAL;
  }
}
