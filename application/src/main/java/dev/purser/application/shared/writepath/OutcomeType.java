package dev.purser.application.shared.writepath;

/**
 * A type of outcome as it is stored: a name and version that outlive the class.
 *
 * @param version rises when the stored form changes; what was kept in another version counts as
 *     forgotten
 */
public record OutcomeType<O>(String name, int version, Class<O> type) {}
