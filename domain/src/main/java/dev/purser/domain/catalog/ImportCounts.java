package dev.purser.domain.catalog;

/** What became of the lines of an import that were done; each is one of these. */
public record ImportCounts(long created, long updated, long skipped, long failed) {
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

  public long lines() {
    return created + updated + skipped + failed;
  }

  public ImportCounts plus(ImportCounts more) {
    return new ImportCounts(
        created + more.created,
        updated + more.updated,
        skipped + more.skipped,
        failed + more.failed);
  }
}
