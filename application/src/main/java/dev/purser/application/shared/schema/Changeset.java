package dev.purser.application.shared.schema;

/**
 * A step of the schema's history, which is taken once and never changed afterwards.
 *
 * @param file where it stands
 */
public record Changeset(String id, String author, String file) {
  /** As {@code 0016-holds.sql holds-by-payer}. */
  @Override
  public String toString() {
    return file.substring(file.lastIndexOf('/') + 1) + " " + id;
  }
}
