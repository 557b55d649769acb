package dev.purser.persistence.shared.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the service may do with each table, and what analytics may read of it. A table that is not
 * here is new and nobody has thought of it: the service may do everything with its rows, as default
 * privileges have it, and analytics nothing.
 */
record TablePrivileges(Set<String> service, Reading analytics) {
  private static final String SELECT = "SELECT";
  private static final String INSERT = "INSERT";
  private static final String UPDATE = "UPDATE";
  private static final String DELETE = "DELETE";

  static final Set<String> ALL = Set.of(SELECT, INSERT, UPDATE, DELETE);
  private static final Set<String> KEPT = Set.of(SELECT, INSERT, UPDATE);
  private static final Set<String> APPENDED = Set.of(SELECT, INSERT);
  private static final Set<String> READ = Set.of(SELECT);
  private static final Set<String> NOTHING = Set.of();

  static final TablePrivileges UNKNOWN = new TablePrivileges(ALL, Reading.NOTHING);

  /**
   * What may be read.
   *
   * @param any whether anything may be
   * @param except these columns
   */
  record Reading(boolean any, Set<String> except) {
    static final Reading NOTHING = new Reading(false, Set.of());
    static final Reading EVERYTHING = new Reading(true, Set.of());
  }

  static final Map<String, TablePrivileges> BY_TABLE = byTable();

  static TablePrivileges of(String table) {
    return BY_TABLE.getOrDefault(table, UNKNOWN);
  }

  private static Map<String, TablePrivileges> byTable() {
    var all = new HashMap<String, TablePrivileges>();
    // The ledger and whatever else is never edited.
    open(
        all,
        APPENDED,
        "account_status_changes",
        "assets",
        "audit_entries",
        "entries",
        "fulfilment_lines",
        "journal_links",
        "lot_entries",
        "order_return_lines",
        "product_import_failures",
        "scheduled_transfer_legs",
        "stock_limit_changes",
        "stock_movements",
        "transfer_batch_items",
        "transfer_batches",
        "transfers");
    // What changes and stays.
    open(
        all,
        KEPT,
        "accounts",
        "categories",
        "fulfilments",
        "hold_lots",
        "holds",
        "invariant_checks",
        "invariant_results",
        "journal_heads",
        "locations",
        "lots",
        "order_changes",
        "order_payments",
        "order_returns",
        "orders",
        "product_imports",
        "products",
        "scheduled_transfers",
        "stock_items");
    open(all, READ, "journal_beginning");
    // What is replaced by something else, as the lines of an order that is edited.
    open(all, ALL, "allocations", "order_adjustments", "order_lines", "product_categories");
    all.put("customers", new TablePrivileges(KEPT, new Reading(true, Set.of("password_hash"))));
    // Secrets, sessions, and what persons said of themselves.
    closed(all, KEPT, "idempotency_keys", "machine_clients");
    closed(
        all,
        ALL,
        "customer_profiles",
        "external_identities",
        "refresh_tokens",
        "scheduled_tasks",
        "sessions");
    // The schema's own.
    closed(all, READ, "databasechangelog", "databasechangeloglock");
    closed(all, NOTHING, "backfills");
    return Map.copyOf(all);
  }

  private static void open(
      Map<String, TablePrivileges> all, Set<String> service, String... tables) {
    for (var table : tables) {
      all.put(table, new TablePrivileges(service, Reading.EVERYTHING));
    }
  }

  private static void closed(
      Map<String, TablePrivileges> all, Set<String> service, String... tables) {
    for (var table : tables) {
      all.put(table, new TablePrivileges(service, Reading.NOTHING));
    }
  }
}
