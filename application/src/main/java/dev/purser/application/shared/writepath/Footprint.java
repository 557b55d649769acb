package dev.purser.application.shared.writepath;

/** Something that is decided over what was loaded for it. */
public interface Footprint {
  /**
   * Names what it needs, as far as that can be told from what is known. Asked once per kind, in the
   * order in which kinds are read.
   */
  void needs(WorkingSet known, Needs needs);
}
