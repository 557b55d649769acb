package dev.purser.persistence.credit;

import dev.purser.application.credit.TransferReferences;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.Map;
import java.util.Set;

/** Looks up transfers by the references that callers gave them. */
final class SqlTransferReferences implements TransferReferences {
  private static final String LOAD =
      """
      SELECT t.caller, t.reference, t.id
      FROM unnest(?::text[], ?::text[]) AS w (caller, reference)
      JOIN transfers t ON t.caller = w.caller AND t.reference = w.reference
      """;

  private final Sql sql;

  SqlTransferReferences(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<CallerReference, TransferId> load(Set<CallerReference> keys) {
    return sql.queryMap(
        LOAD,
        row -> new CallerReference(row.getString("caller"), row.getString("reference")),
        row -> new TransferId(Columns.uuid(row, "id")),
        Parameter.texts(keys, CallerReference::caller),
        Parameter.texts(keys, CallerReference::reference));
  }
}
