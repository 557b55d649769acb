package dev.purser.domain.ordering;

/** When an order's credits are spent. */
public enum CaptureMode {
  /** With each fulfilment, the worth of what was shipped. */
  ON_FULFILMENT,
  /** All of it as soon as the order is placed or confirmed. */
  ON_PLACEMENT
}
