package dev.purser.application.shared.schema;

import java.util.List;

/** Whether the schema has all that this release needs; it may have more, of the next release. */
public interface SchemaState {

  /** The changesets that this release needs and the database lacks. Needs no transaction. */
  List<Changeset> missing();
}
