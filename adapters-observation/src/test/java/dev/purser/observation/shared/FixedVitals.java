package dev.purser.observation.shared;

import dev.purser.application.shared.DatabaseVitals;
import dev.purser.application.shared.TransactionFault;
import java.util.List;
import java.util.OptionalLong;

/** A database that tells what a test says, or nothing. */
final class FixedVitals implements DatabaseVitals {
  int readings;
  boolean away;
  List<Table> tables = List.of(new Table("orders", 100, 7, 8_192));

  @Override
  public Vitals read() {
    readings++;
    if (away) {
      throw new TransactionFault.Unreachable(new IllegalStateException("told by a test"));
    }
    return new Vitals(
        true,
        1_000_000,
        2_500_000,
        42,
        100,
        OptionalLong.of(3),
        2,
        List.of(new Connections("idle", 9)),
        tables,
        List.of(new Standby("b", 1_500_000, 77)),
        List.of(new Statement("-17", 5, 9_000_000)));
  }
}
