package dev.purser.application.shared.writepath;

/** Where commands wait for their batch. */
public enum LaneKind {
  /** The committers' own, where every command begins. */
  MAIN,
  /** For commands that are heavier than a batch. */
  HEAVY,
  /** For commands that need a row which somebody else holds. */
  CONTENDED
}
