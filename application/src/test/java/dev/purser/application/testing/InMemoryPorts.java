package dev.purser.application.testing;

import dev.purser.application.catalog.CatalogFeature;
import dev.purser.application.catalog.InMemoryCategories;
import dev.purser.application.catalog.InMemoryImports;
import dev.purser.application.catalog.InMemoryProducts;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.InMemoryAccountStatusChanges;
import dev.purser.application.credit.InMemoryAccounts;
import dev.purser.application.credit.InMemoryAssets;
import dev.purser.application.credit.InMemoryEntries;
import dev.purser.application.credit.InMemoryHolds;
import dev.purser.application.credit.InMemoryJournal;
import dev.purser.application.credit.InMemoryLotEntries;
import dev.purser.application.credit.InMemoryReversibleTransfers;
import dev.purser.application.credit.InMemoryScheduledTransfers;
import dev.purser.application.credit.InMemoryTransferBatches;
import dev.purser.application.credit.InMemoryTransfers;
import dev.purser.application.customer.CountedSecrets;
import dev.purser.application.customer.CustomerFeature;
import dev.purser.application.customer.InMemoryCustomers;
import dev.purser.application.customer.InMemoryExternalIdentities;
import dev.purser.application.customer.InMemoryMachineClients;
import dev.purser.application.customer.InMemoryProfiles;
import dev.purser.application.customer.InMemorySessions;
import dev.purser.application.customer.TransparentPasswords;
import dev.purser.application.inventory.InMemoryLocations;
import dev.purser.application.inventory.InMemoryStockItems;
import dev.purser.application.inventory.InMemoryStockLimitChanges;
import dev.purser.application.inventory.InMemoryStockMovements;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.ordering.CountedOrderNumbers;
import dev.purser.application.ordering.InMemoryOrderHistory;
import dev.purser.application.ordering.InMemoryOrders;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.shared.InMemoryAuditLog;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.InMemoryTransactions;
import dev.purser.application.shared.RisingIds;
import dev.purser.application.shared.SettableClock;
import dev.purser.application.shared.writepath.InMemoryIdempotencyRecords;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.AssetId;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.LocationId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.util.Arrays;
import java.util.Set;

/**
 * The fakes of all output ports over one store, which begins with what a migrated database has: the
 * main location and the house's accounts in the default asset.
 */
public final class InMemoryPorts {
  private final InMemoryStore store = new InMemoryStore();
  private final SettableClock clock = new SettableClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions(store);
  private final InMemoryIdempotencyRecords records = new InMemoryIdempotencyRecords(store);
  private final InMemoryAuditLog audit = new InMemoryAuditLog(store, records);
  private final InMemoryAssets assets = new InMemoryAssets(store);
  private final InMemoryProducts products =
      new InMemoryProducts(store, asset -> !assets.load(Set.of(asset)).isEmpty());
  private final InMemoryCategories categories = new InMemoryCategories(store);
  private final InMemoryLocations locations = new InMemoryLocations(store);
  private final InMemoryStockItems stockItems = new InMemoryStockItems(store, clock);
  private final InMemoryStockMovements movements = new InMemoryStockMovements(store);
  private final InMemoryAccounts accounts = new InMemoryAccounts(store);
  private final InMemoryHolds holds = new InMemoryHolds(store, accounts);
  private final InMemoryTransfers transfers = new InMemoryTransfers(store, accounts);
  private final InMemoryEntries entries = new InMemoryEntries(store, transfers);
  private final InMemoryLotEntries lotEntries = new InMemoryLotEntries(store);
  private final InMemoryJournal journal = new InMemoryJournal(store);
  private final InMemoryScheduledTransfers scheduledTransfers =
      new InMemoryScheduledTransfers(store);
  private final InMemoryTransferBatches transferBatches = new InMemoryTransferBatches(store);
  private final InMemoryOrders orders = new InMemoryOrders(store);
  private final InMemoryOrderHistory orderHistory = new InMemoryOrderHistory(store);
  private final Ports ports = assemble();

  public InMemoryPorts() {
    open(LocationCode.MAIN);
    issue(AssetCode.CREDIT);
  }

  public Ports all() {
    return ports;
  }

  public InMemoryStore store() {
    return store;
  }

  public SettableClock clock() {
    return clock;
  }

  /** Lets somebody edit the catalogue. */
  public void replace(Product product) {
    transactions.change(() -> products.replace(product));
  }

  /** Opens a further location. */
  public void open(LocationCode code) {
    var id = new LocationId(FreshIds.next());
    var name = "Location " + code;
    var location = Location.open(id, code, name, Location.DEFAULT_PRIORITY, Moments.MORNING);
    transactions.change(() -> locations.add(location));
  }

  /** Adds a further asset, in which the house has its accounts. */
  public void issue(AssetCode code) {
    var asset =
        new Asset(new AssetId(FreshIds.next()), code, "Units of " + code, 0, Moments.MORNING);
    var houses =
        Arrays.stream(HouseRole.values())
            .filter(HouseRole::isOnePerAsset)
            .<Account>map(role -> HouseAccount.open(new AccountId(FreshIds.next()), code, role))
            .toList();
    transactions.change(() -> {
      assets.add(asset);
      accounts.insert(houses);
    });
  }

  private Ports assemble() {
    return new Ports(
        transactions,
        clock,
        new RisingIds(),
        audit,
        records,
        new InMemoryInvariants(
            transactions,
            clock,
            new InMemoryInvariants.Books(
                accounts,
                entries,
                lotEntries,
                holds,
                transfers,
                journal,
                stockItems,
                movements,
                orders,
                orderHistory,
                records)),
        customer(),
        new CatalogFeature.Ports(
            products, products.inBulk(categories), categories, new InMemoryImports(store)),
        products.offers(),
        new InventoryKinds.Ports(
            locations,
            stockItems.rows(products::taken, locations),
            stockItems,
            movements,
            new InMemoryStockLimitChanges(store)),
        new CreditKinds.Ports(
            assets,
            accounts,
            accounts.search(),
            accounts.accountsOfOwners(),
            accounts.houseAccounts(),
            holds.toAccounts(),
            new InMemoryAccountStatusChanges(store),
            holds,
            holds.open(),
            holds.parties(),
            holds.due(),
            transfers,
            new InMemoryReversibleTransfers(transfers, lotEntries, accounts),
            transfers.references(),
            entries,
            lotEntries,
            accounts.dueLots(),
            journal,
            scheduledTransfers,
            transferBatches,
            entries.housePostings(accounts)),
        journal.verification(transactions, clock, transfers),
        new OrderingKinds.Ports(
            orders,
            orders.edits(),
            orderHistory,
            new CountedOrderNumbers(),
            orders.due(),
            orders.claims()),
        orders.traces(orderHistory));
  }

  private CustomerFeature.Ports customer() {
    var customers = new InMemoryCustomers(store);
    return new CustomerFeature.Ports(
        customers,
        new TransparentPasswords(),
        customers.credentials(),
        new CountedSecrets(),
        new InMemorySessions(store),
        new InMemoryMachineClients(store),
        new InMemoryExternalIdentities(store),
        customers.former(),
        customers.search(),
        new InMemoryProfiles(store));
  }
}
