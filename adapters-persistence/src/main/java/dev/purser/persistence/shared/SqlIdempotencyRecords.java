package dev.purser.persistence.shared;

import dev.purser.application.shared.writepath.Fingerprint;
import dev.purser.application.shared.writepath.IdempotencyKey;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys and answers in {@code idempotency_keys}. */
final class SqlIdempotencyRecords implements IdempotencyRecords {
  private static final String FIND =
      """
      SELECT k.caller, k.operation, k.key, k.command_id, k.fingerprint, k.resource_id,
             k.answer_type, k.answer_version, k.answer
      FROM unnest(?::text[], ?::text[], ?::text[]) AS w (caller, operation, key)
      JOIN idempotency_keys k USING (caller, operation, key)
      """;

  private static final String ADD =
      """
      INSERT INTO idempotency_keys
        (caller, operation, key, command_id, fingerprint, resource_id,
         answer_type, answer_version, answer, created_at, caller_role)
      SELECT caller, operation, key, command_id, fingerprint, resource_id,
             answer_type, answer_version, answer, created_at, caller_role
      FROM unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::bytea[], ?::uuid[],
                  ?::text[], ?::integer[], ?::text[], ?::timestamptz[], ?::text[])
        AS n (caller, operation, key, command_id, fingerprint, resource_id,
              answer_type, answer_version, answer, created_at, caller_role)
      ON CONFLICT (caller, operation, key) DO NOTHING
      """;

  /** Ids of commands rise with time, so the oldest stand first in the index of what is kept. */
  private static final String FORGET =
      """
      UPDATE idempotency_keys
      SET answer = NULL
      WHERE command_id IN (
        SELECT command_id
        FROM idempotency_keys
        WHERE created_at < ? AND answer IS NOT NULL AND answer_type <> 'refusals'
        ORDER BY command_id
        LIMIT ?)
      """;

  private static final String FORGET_OF =
      """
      UPDATE idempotency_keys
      SET answer = NULL
      WHERE resource_id = ANY (?::uuid[]) AND answer IS NOT NULL AND answer_type <> 'refusals'
      """;

  private final Sql sql;
  private final AnswerJson answers;

  SqlIdempotencyRecords(Sql sql, AnswerJson answers) {
    this.sql = sql;
    this.answers = answers;
  }

  @Override
  public Map<IdempotencyKey, Found> find(Collection<IdempotencyKey> keys) {
    return sql.queryMap(
        FIND,
        SqlIdempotencyRecords::key,
        this::found,
        Parameter.texts(keys, IdempotencyKey::caller),
        Parameter.texts(keys, IdempotencyKey::operation),
        Parameter.texts(keys, IdempotencyKey::key));
  }

  @Override
  public int add(List<NewRecord> records) {
    return sql.update(
        ADD,
        Parameter.texts(records, r -> r.command().key().caller()),
        Parameter.texts(records, r -> r.command().key().operation()),
        Parameter.texts(records, r -> r.command().key().key()),
        Parameter.uuids(records, r -> r.command().id()),
        Parameter.bytes(
            records, r -> HexFormat.of().parseHex(r.command().call().fingerprint().hex())),
        Parameter.uuids(records, r -> r.command().resource()),
        Parameter.texts(records, r -> answers.type(r.answer())),
        Parameter.longs(records, r -> answers.version(r.answer())),
        Parameter.texts(records, r -> answers.write(r.answer())),
        Parameter.instants(records, NewRecord::at),
        Parameter.texts(records, r -> SqlAuditLog.role(r.command().call().actor())));
  }

  @Override
  public int forgetOutcomesBefore(Instant instant, int limit) {
    return sql.update(FORGET, Parameter.of(instant), Parameter.of(limit));
  }

  @Override
  public void forgetOutcomesOf(Collection<UUID> resources) {
    sql.update(FORGET_OF, Parameter.uuids(resources, resource -> resource));
  }

  private static IdempotencyKey key(ResultSet row) throws SQLException {
    return new IdempotencyKey(
        row.getString("caller"), row.getString("operation"), row.getString("key"));
  }

  private Found found(ResultSet row) throws SQLException {
    UUID commandId = Columns.uuid(row, "command_id");
    var fingerprint = Fingerprint.of(row.getBytes("fingerprint"));
    return new Found(commandId, fingerprint, Columns.uuid(row, "resource_id"), answer(row));
  }

  private @Nullable Stored answer(ResultSet row) throws SQLException {
    var json = row.getString("answer");
    return json == null
        ? null
        : answers.read(row.getString("answer_type"), row.getInt("answer_version"), json);
  }
}
