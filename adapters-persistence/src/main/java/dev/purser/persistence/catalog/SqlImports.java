package dev.purser.persistence.catalog;

import dev.purser.application.catalog.Imports;
import dev.purser.application.shared.Slice;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.ImportCounts;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.ImportStatus;
import dev.purser.domain.catalog.OnConflict;
import dev.purser.domain.catalog.ProductImport;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Imports in {@code product_imports} and {@code product_import_failures}. */
final class SqlImports implements Imports {
  private static final String ADD =
      """
      INSERT INTO product_imports (
        id, on_conflict, status, created, updated, skipped, failed, started_at, progress_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String UPDATE =
      """
      UPDATE product_imports
      SET status = ?, created = ?, updated = ?, skipped = ?, failed = ?, progress_at = ?,
        ended_at = ?::timestamptz
      WHERE id = ?
      """;

  private static final String ADD_FAILED =
      """
      INSERT INTO product_import_failures (import_id, line, code, detail)
      SELECT ?, line, code, detail
      FROM unnest(?::bigint[], ?::text[], ?::text[]) AS n (line, code, detail)
      """;

  private static final String FIND =
      """
      SELECT id, on_conflict, status, created, updated, skipped, failed, started_at, progress_at,
        ended_at
      FROM product_imports
      WHERE id = ?
      """;

  private static final String FAILED =
      """
      SELECT line, code, detail
      FROM product_import_failures
      WHERE import_id = ?
      ORDER BY line
      LIMIT ?
      """;

  private static final String LIST =
      """
      SELECT id, on_conflict, status, created, updated, skipped, failed, started_at, progress_at,
        ended_at
      FROM product_imports
      WHERE id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
      ORDER BY id DESC
      LIMIT ? OFFSET ?
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS number
      FROM product_imports
      """;

  private final Sql sql;

  SqlImports(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void add(ProductImport started) {
    sql.update(
        ADD,
        Parameter.of(started.id().value()),
        Parameter.of(started.onConflict().name()),
        Parameter.of(started.status().name()),
        Parameter.of(started.counts().created()),
        Parameter.of(started.counts().updated()),
        Parameter.of(started.counts().skipped()),
        Parameter.of(started.counts().failed()),
        Parameter.of(started.startedAt()),
        Parameter.of(started.progressAt()));
  }

  @Override
  public void update(ProductImport advanced, List<FailedLine> failed) {
    sql.update(
        UPDATE,
        Parameter.of(advanced.status().name()),
        Parameter.of(advanced.counts().created()),
        Parameter.of(advanced.counts().updated()),
        Parameter.of(advanced.counts().skipped()),
        Parameter.of(advanced.counts().failed()),
        Parameter.of(advanced.progressAt()),
        Parameter.of(advanced.endedAt()),
        Parameter.of(advanced.id().value()));
    if (!failed.isEmpty()) {
      sql.update(
          ADD_FAILED,
          Parameter.of(advanced.id().value()),
          Parameter.longs(failed, FailedLine::line),
          Parameter.texts(failed, FailedLine::code),
          Parameter.texts(failed, FailedLine::detail));
    }
  }

  @Override
  public Optional<ProductImport> find(ImportId id) {
    return sql.query(FIND, SqlImports::productImport, Parameter.of(id.value())).stream()
        .findFirst();
  }

  @Override
  public List<FailedLine> failed(ImportId id) {
    return sql.query(
        FAILED,
        row -> new FailedLine(row.getLong("line"), row.getString("code"), row.getString("detail")),
        Parameter.of(id.value()),
        Parameter.of(ProductImport.MAX_TOLD));
  }

  @Override
  public List<ProductImport> list(Slice<ImportId> slice) {
    var before = slice.position();
    return sql.query(
        LIST,
        SqlImports::productImport,
        Parameter.of(before == null ? null : before.value()),
        Parameter.of(slice.rows()),
        Parameter.of(slice.offset()));
  }

  @Override
  public long count() {
    return sql.query(COUNT, row -> row.getLong("number")).getFirst();
  }

  private static ProductImport productImport(ResultSet row) throws SQLException {
    return new ProductImport(
        new ImportId(Columns.uuid(row, "id")),
        OnConflict.valueOf(row.getString("on_conflict")),
        ImportStatus.valueOf(row.getString("status")),
        new ImportCounts(
            row.getLong("created"),
            row.getLong("updated"),
            row.getLong("skipped"),
            row.getLong("failed")),
        Columns.instant(row, "started_at"),
        Columns.instant(row, "progress_at"),
        Columns.instantOrNull(row, "ended_at"));
  }
}
