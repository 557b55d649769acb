package dev.purser.application.shared;

import java.util.List;
import java.util.OptionalLong;

/** How the database is, as far as it tells whoever serves. For watching, not for deciding. */
public interface DatabaseVitals {
  /** No more tables, standbys, kinds of connections than this are told. */
  int MAX_ROWS = 100;

  /** No more statements than this are told. */
  int MAX_STATEMENTS = 10;

  /**
   * Asks for all of it at once, on one connection and with a limit of its own on how long that may
   * take.
   *
   * @throws TransactionFault when it is not to be had
   */
  Vitals read();

  /**
   * What was told.
   *
   * @param tellsAll whether the login may see other logins' sessions and the standbys' lag; else
   *     those of this login alone are in it
   * @param oldestTransactionMicros how long the oldest transaction of a client has been open; 0
   *     without any
   * @param transactionIdsUsed how far the oldest row is behind the newest transaction id; at some
   *     two billions the server stops
   * @param maxConnections how many sessions the server lets in, without those that it keeps for
   *     superusers
   * @param archivingFailures segments of the write-ahead log that could not be archived; without a
   *     value where they are not archived
   * @param unreadSlots replication slots that nobody reads, for which the server keeps its
   *     write-ahead log
   * @param statements those that took most time since the statistics began; empty where {@code
   *     pg_stat_statements} is not installed
   */
  record Vitals(
      boolean tellsAll,
      long sizeBytes,
      long oldestTransactionMicros,
      long transactionIdsUsed,
      long maxConnections,
      OptionalLong archivingFailures,
      long unreadSlots,
      List<Connections> connections,
      List<Table> tables,
      List<Standby> standbys,
      List<Statement> statements) {

    public Vitals {
      connections = List.copyOf(connections);
      tables = List.copyOf(tables);
      standbys = List.copyOf(standbys);
      statements = List.copyOf(statements);
    }
  }

  /** Sessions of clients in one state, as {@code pg_stat_activity} names it. */
  record Connections(String state, long count) {}

  /** A table of the schema: rows that count and rows that vacuum has not removed yet. */
  record Table(String name, long liveRows, long deadRows, long bytes) {}

  /** A standby: how far it is behind in applying. */
  record Standby(String name, long lagMicros, long lagBytes) {}

  /**
   * A statement, without its text, which might tell too much.
   *
   * @param id as {@code pg_stat_statements} names it
   */
  record Statement(String id, long calls, long totalMicros) {}
}
