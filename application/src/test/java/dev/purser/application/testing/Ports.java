package dev.purser.application.testing;

import dev.purser.application.catalog.CatalogFeature;
import dev.purser.application.catalog.CatalogKinds;
import dev.purser.application.catalog.Products;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.JournalVerification;
import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.customer.Customers;
import dev.purser.application.customer.Passwords;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.inventory.Locations;
import dev.purser.application.inventory.StockItems;
import dev.purser.application.inventory.StockMovements;
import dev.purser.application.inventory.StockRows;
import dev.purser.application.ordering.BuyerTraces;
import dev.purser.application.ordering.OrderNumbers;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.ordering.Orders;
import dev.purser.application.shared.AuditLog;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import java.time.Duration;

/** Every output port, in one technology and over one store. */
public record Ports(
    Transactions transactions,
    Clock clock,
    Ids ids,
    AuditLog audit,
    IdempotencyRecords records,
    Invariants invariants,
    CustomerFeature.Ports customer,
    CatalogFeature.Ports catalog,
    CatalogKinds.Offers offers,
    InventoryKinds.Ports inventory,
    CreditKinds.Ports credit,
    JournalVerification journalVerification,
    OrderingKinds.Ports ordering,
    BuyerTraces buyerTraces) {

  public Customers customers() {
    return customer.customers();
  }

  public Passwords passwords() {
    return customer.passwords();
  }

  public Products products() {
    return catalog.products();
  }

  public Orders orders() {
    return ordering.orders();
  }

  public OrderNumbers orderNumbers() {
    return ordering.numbers();
  }

  public Locations locations() {
    return inventory.locations();
  }

  public StockRows stockRows() {
    return inventory.rows();
  }

  public StockItems stockItems() {
    return inventory.items();
  }

  public StockMovements stockMovements() {
    return inventory.movements();
  }

  /** Writes that move no value, over these ports. */
  public SimpleWrites writes() {
    return new SimpleWrites(transactions, audit, clock, ids);
  }

  /** The same ports, going by another clock. */
  public Ports with(Clock otherClock) {
    return new Ports(
        transactions,
        otherClock,
        ids,
        audit,
        records,
        invariants,
        customer,
        catalog,
        offers,
        inventory,
        credit,
        journalVerification,
        ordering,
        buyerTraces);
  }

  /** The same ports, but for those of the ledger. */
  public Ports with(CreditKinds.Ports otherCredit) {
    return new Ports(
        transactions,
        clock,
        ids,
        audit,
        records,
        invariants,
        customer,
        catalog,
        offers,
        inventory,
        otherCredit,
        journalVerification,
        ordering,
        buyerTraces);
  }

  /** The same ports, of an instance whose clock goes ahead of the database's, or behind it. */
  public Ports with(Duration ahead) {
    return new Ports(
        transactions,
        () -> clock.now().plus(ahead),
        ids,
        audit,
        records,
        invariants,
        customer,
        catalog,
        offers,
        inventory,
        credit,
        journalVerification,
        ordering,
        buyerTraces);
  }
}
