package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import org.jspecify.annotations.Nullable;

/** What is written is kept outside of the server as well, and the last attempt to did not fail. */
record ArchivingCheck() implements Check {
  private static final String ARCHIVING =
      """
      SELECT current_setting('archive_mode') <> 'off' AS archiving,
             last_archived_time::text AS last_archived,
             last_failed_time IS NOT NULL
               AND last_failed_time > COALESCE(last_archived_time, '-infinity') AS failing,
             last_failed_wal
      FROM pg_stat_archiver
      """;

  private record Archiving(
      boolean on, @Nullable String last, boolean failing, @Nullable String failed) {}

  @Override
  public String name() {
    return "log archiving";
  }

  @Override
  public Finding examine(Sql sql) {
    var archiving =
        sql.query(
                ARCHIVING,
                row ->
                    new Archiving(
                        row.getBoolean("archiving"),
                        row.getString("last_archived"),
                        row.getBoolean("failing"),
                        row.getString("last_failed_wal")))
            .getFirst();
    if (!archiving.on()) {
      return Finding.notMet(
          name(),
          "The write-ahead log is not archived: a lost disk loses everything since the last"
              + " backup.",
          "Set archive_mode to on and an archive_command, and archive_timeout to how much may be"
              + " lost.");
    }
    if (archiving.failing()) {
      return Finding.notMet(
          name(),
          "The archiving of %s fails.".formatted(archiving.failed()),
          "The server's log says why; until it works the log fills the server's disk.");
    }
    return archiving.last() == null
        ? Finding.notMet(
            name(),
            "Archiving is on, and nothing has been archived yet.",
            "Try it with SELECT pg_switch_wal(), and look again.")
        : Finding.met(name(), "The log was last archived at %s.".formatted(archiving.last()));
  }
}
