package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.WeakSetting;

/** What was answered to be committed outlives a crash of the server and of its machine. */
record DurabilityCheck() implements Check {
  @Override
  public String name() {
    return "durability";
  }

  @Override
  public Finding examine(Sql sql) {
    var weak =
        sql.query(WeakSetting.query(), WeakSetting::read).stream().map(WeakSetting::words).toList();
    return weak.isEmpty()
        ? Finding.met(
            name(), "fsync, full_page_writes, synchronous_commit and data_checksums are on.")
        : Finding.notMet(
            name(),
            "An answered commit can be lost or damaged: " + Names.of(weak) + ".",
            "Switch them on in postgresql.conf, and for the role and the database with ALTER ..."
                + " RESET; data_checksums with pg_checksums --enable while the server is stopped.");
  }
}
