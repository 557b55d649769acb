package dev.purser.domain.inventory;

/** Why the on-hand of a stock item changes. */
public enum MovementType {
  /** Goods came in. */
  RECEIVE,
  /** Goods left for an order. */
  SHIP
}
