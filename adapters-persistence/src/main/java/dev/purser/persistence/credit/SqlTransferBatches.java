package dev.purser.persistence.credit;

import dev.purser.application.credit.TransferBatches;
import dev.purser.application.credit.Transfers;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.domain.credit.TransferBatchId;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.RefusalsJson;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Batches in {@code transfer_batches}, and in {@code transfer_batch_items} what came of their
 * transfers.
 */
final class SqlTransferBatches implements TransferBatches {
  private static final String APPEND =
      """
      INSERT INTO transfer_batches (id, mode, caller, created_at)
      SELECT id, mode, caller, created_at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
        AS n (id, mode, caller, created_at)
      """;

  private static final String APPEND_ITEMS =
      """
      INSERT INTO transfer_batch_items (batch_id, place, transfer_id, refusals)
      SELECT batch_id, place, transfer_id, refusals
      FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[])
        AS n (batch_id, place, transfer_id, refusals)
      """;

  private static final String FIND =
      """
      SELECT id, mode, caller, created_at
      FROM transfer_batches
      WHERE id = ANY (?::uuid[])
      """;

  private static final String FIND_ITEMS =
      """
      SELECT batch_id, transfer_id, refusals
      FROM transfer_batch_items
      WHERE batch_id = ANY (?::uuid[])
      ORDER BY batch_id, place
      """;

  private final Sql sql;
  private final Transfers transfers;

  SqlTransferBatches(Sql sql, Transfers transfers) {
    this.sql = sql;
    this.transfers = transfers;
  }

  @Override
  public void append(List<TransferBatch> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, b -> b.id().value()),
        Parameter.texts(added, b -> b.mode().name()),
        Parameter.texts(added, TransferBatch::caller),
        Parameter.instants(added, TransferBatch::createdAt));
    appendItems(
        added.stream()
            .flatMap(b ->
                IntStream.range(0, b.results().size())
                    .mapToObj(place -> new Place(b.id(), place, b.results().get(place))))
            .toList());
  }

  @Override
  public Map<TransferBatchId, TransferBatch> find(Collection<TransferBatchId> ids) {
    var wanted = Parameter.uuids(ids, TransferBatchId::value);
    var items =
        sql.queryLists(FIND_ITEMS, row -> id(row, "batch_id"), SqlTransferBatches::item, wanted);
    var made =
        items.values().stream()
            .flatMap(List::stream)
            .map(Item::transfer)
            .filter(Objects::nonNull)
            .toList();
    var found = made.isEmpty() ? Map.<TransferId, Transfer>of() : transfers.find(made);
    return sql.queryMap(
        FIND,
        row -> id(row, "id"),
        row -> batch(row, items.getOrDefault(id(row, "id"), List.of()), found),
        wanted);
  }

  private record Place(TransferBatchId batch, int number, Result result) {}

  /** A row of what came of a transfer: one of the two. */
  private record Item(@Nullable TransferId transfer, @Nullable String refusals) {}

  private void appendItems(List<Place> places) {
    sql.update(
        APPEND_ITEMS,
        Parameter.uuids(places, p -> p.batch().value()),
        Parameter.longs(places, Place::number),
        Parameter.uuids(places, p -> made(p.result())),
        Parameter.texts(places, p -> refusals(p.result())));
  }

  private static @Nullable UUID made(Result result) {
    return switch (result) {
      case Result.Done(var transfer) -> transfer.id().value();
      case Result.Refused _ -> null;
    };
  }

  private static @Nullable String refusals(Result result) {
    return switch (result) {
      case Result.Done _ -> null;
      case Result.Refused(var refusals) -> RefusalsJson.write(refusals);
    };
  }

  private static TransferBatchId id(ResultSet row, String column) throws SQLException {
    return new TransferBatchId(Columns.uuid(row, column));
  }

  private static Item item(ResultSet row) throws SQLException {
    @Nullable UUID transfer = Columns.uuid(row, "transfer_id");
    return new Item(transfer == null ? null : new TransferId(transfer), row.getString("refusals"));
  }

  private static TransferBatch batch(
      ResultSet row, List<Item> items, Map<TransferId, Transfer> made) throws SQLException {
    return new TransferBatch(
        id(row, "id"),
        TransferBatchMode.valueOf(row.getString("mode")),
        row.getString("caller"),
        items.stream().map(item -> result(item, made)).toList(),
        Columns.instant(row, "created_at"));
  }

  private static Result result(Item item, Map<TransferId, Transfer> made) {
    return item.refusals() == null
        ? new Result.Done(Objects.requireNonNull(made.get(item.transfer())))
        : new Result.Refused(RefusalsJson.read(item.refusals()));
  }
}
