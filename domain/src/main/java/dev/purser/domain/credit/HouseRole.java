package dev.purser.domain.credit;

/** What a house account is for; there is one of each per asset. */
public enum HouseRole {
  /** Where granted credits come from; its balance is minus what was ever issued. */
  ISSUING,
  /** Where captured credits go. */
  REVENUE,
  /** Where expired credits go. */
  BREAKAGE
}
