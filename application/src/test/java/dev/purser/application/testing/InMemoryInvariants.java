package dev.purser.application.testing;

import dev.purser.application.credit.InMemoryAccounts;
import dev.purser.application.credit.InMemoryEntries;
import dev.purser.application.credit.InMemoryHolds;
import dev.purser.application.credit.InMemoryJournal;
import dev.purser.application.credit.InMemoryLotEntries;
import dev.purser.application.credit.InMemoryTransfers;
import dev.purser.application.inventory.InMemoryStockItems;
import dev.purser.application.inventory.InMemoryStockMovements;
import dev.purser.application.ordering.InMemoryOrderHistory;
import dev.purser.application.ordering.InMemoryOrders;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.InvariantStanding;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.InMemoryIdempotencyRecords;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotEntry;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The invariants, asked of the fakes; a check is always of everything. */
final class InMemoryInvariants implements Invariants {
  private final Transactions transactions;
  private final Clock clock;
  private final Books books;
  private final Map<InvariantScope, InvariantStanding.Check> last = new ConcurrentHashMap<>();

  InMemoryInvariants(Transactions transactions, Clock clock, Books books) {
    this.transactions = transactions;
    this.clock = clock;
    this.books = books;
  }

  /** Where everything is kept. */
  record Books(
      InMemoryAccounts accounts,
      InMemoryEntries entries,
      InMemoryLotEntries lotEntries,
      InMemoryHolds holds,
      InMemoryTransfers transfers,
      InMemoryJournal journal,
      InMemoryStockItems stockItems,
      InMemoryStockMovements movements,
      InMemoryOrders orders,
      InMemoryOrderHistory history,
      InMemoryIdempotencyRecords records) {}

  @Override
  public InvariantReport check(InvariantScope scope) {
    var report = transactions.snapshot(() -> new InvariantReport(clock.now(), findings()));
    last.put(scope, new InvariantStanding.Check(report.checkedAt(), report.broken().size()));
    return report;
  }

  @Override
  public InvariantStanding standing() {
    return new InvariantStanding(
        Optional.ofNullable(last.get(InvariantScope.FULL)),
        Optional.ofNullable(last.get(InvariantScope.RECENT)));
  }

  private List<Finding> findings() {
    var accounts = books.accounts().ofCustomers();
    var transfers = books.transfers().all();
    var items = books.stockItems().all();
    var orders = books.orders().all();
    var ofOrders = new InMemoryOrderInvariants(books);
    var findings = new ArrayList<Finding>();
    ofOrders.byName().forEach((name, holds) -> findings.add(finding(name, orders, holds)));
    findings.addAll(ofAllElse(accounts, transfers, items, orders));
    return findings;
  }

  private List<Finding> ofAllElse(
      Collection<CustomerAccount> accounts,
      Collection<Transfer> transfers,
      Collection<StockItem> items,
      Collection<Order> orders) {
    var movements = books.movements().all();
    return List.of(
        finding("transfers-sum-to-zero", transfers, this::sumsToZero),
        finding("transfers-have-entries", transfers, this::hasEntries),
        finding("transfers-have-keys", transfers, this::hasKey),
        finding("transfers-are-journalled", transfers, t -> books.journal().has(t.id())),
        finding("posted-is-sum-of-entries", accounts, this::postedIsSumOfEntries),
        finding("held-is-sum-of-open-holds", accounts, this::heldIsSumOfHolds),
        finding(
            "holds-are-captured-by-transfers", books.holds().all(), this::isCapturedByTransfers),
        finding(
            "accounts-not-under-floor",
            accounts,
            account -> account.base() - account.baseHeld() >= account.floor()),
        finding("lots-are-sums-of-entries", accounts, this::lotsAreSumsOfEntries),
        finding("lots-held-by-holds", accounts, this::lotsAreHeldByHolds),
        finding(
            "holds-agree-with-lots", books.holds().all(), InMemoryInvariants::agreesWithItsShares),
        finding("movements-sum-to-on-hand", items, this::movementsSumToOnHand),
        finding("movements-agree-with-type", movements, m -> m.type().permits(m.change())),
        finding("stock-transfers-have-two-sides", movements, this::hasTwoSides),
        finding("stock-not-oversold", items, item -> item.sellable() >= 0),
        finding("allocations-sum-to-allocated", items, this::allocationsSumToAllocated),
        finding("orders-have-keys", orders, order -> books.records().has(order.id().value())));
  }

  private static <T> Finding finding(String name, Collection<T> all, Predicate<T> holds) {
    var counterexamples =
        all.stream()
            .filter(holds.negate())
            .limit(Finding.MAX_COUNTEREXAMPLES)
            .map(breaking -> Map.of("row", breaking.toString()))
            .toList();
    return new Finding(name, counterexamples);
  }

  private boolean sumsToZero(Transfer transfer) {
    return entriesOf(transfer).stream().mapToLong(Entry::change).sum() == 0;
  }

  private boolean hasEntries(Transfer transfer) {
    return entriesOf(transfer).size() == 2 * transfer.legs().size();
  }

  private boolean hasKey(Transfer transfer) {
    return books.records().hasCommand(transfer.command());
  }

  private List<Entry> entriesOf(Transfer transfer) {
    return books.entries().all().stream()
        .filter(entry -> entry.transfer().equals(transfer.id()))
        .toList();
  }

  private boolean postedIsSumOfEntries(CustomerAccount account) {
    var entries =
        books.entries().all().stream()
            .filter(entry -> entry.account().equals(account.id()))
            .toList();
    return account.posted() == entries.stream().mapToLong(Entry::change).sum()
        && account.sequence() == entries.size();
  }

  private boolean heldIsSumOfHolds(CustomerAccount account) {
    var held =
        books.holds().all().stream()
            .filter(hold -> hold.from().equals(account.id()))
            .map(Hold::remaining)
            .mapToLong(remaining -> remaining.minorUnits())
            .sum();
    return account.held() == held;
  }

  private boolean lotsAreSumsOfEntries(CustomerAccount account) {
    return account.lots().all().stream().allMatch(lot -> lot.remaining() == sumOfEntries(lot));
  }

  private long sumOfEntries(Lot lot) {
    return books.lotEntries().all().stream()
        .filter(entry -> entry.lot().equals(lot.id()))
        .mapToLong(LotEntry::change)
        .sum();
  }

  private boolean lotsAreHeldByHolds(CustomerAccount account) {
    return account.lots().all().stream().allMatch(lot -> lot.held() == heldByHolds(lot));
  }

  private long heldByHolds(Lot lot) {
    return books.holds().all().stream()
        .flatMap(hold -> hold.shares().stream())
        .filter(share -> share.lot().equals(lot.id()))
        .mapToLong(Hold.Share::held)
        .sum();
  }

  private static boolean agreesWithItsShares(Hold hold) {
    var shares = hold.shares();
    return sum(shares, Hold.Share::held) <= hold.remaining().minorUnits()
        && sum(shares, Hold.Share::amount) <= hold.amount().minorUnits()
        && sum(shares, Hold.Share::refunded) <= hold.refunded()
        && shares.stream().allMatch(share -> share.refunded() <= share.amount() - share.held());
  }

  private static long sum(List<Hold.Share> shares, ToLongFunction<Hold.Share> figure) {
    return shares.stream().mapToLong(figure).sum();
  }

  /** Holds of orders agree with their orders' payments instead. */
  private boolean isCapturedByTransfers(Hold hold) {
    return hold.managedBy() != null || hold.captured() == capturedByTransfers(hold);
  }

  private long capturedByTransfers(Hold hold) {
    return books.transfers().all().stream()
        .filter(transfer -> hold.id().equals(transfer.hold()))
        .flatMap(transfer -> transfer.legs().stream())
        .mapToLong(leg -> leg.amount().minorUnits())
        .sum();
  }

  private boolean movementsSumToOnHand(StockItem item) {
    var sum =
        books.movements().all().stream()
            .filter(movement -> movement.stock().equals(item.key()))
            .mapToLong(StockMovement::change)
            .sum();
    return item.onHand() == sum;
  }

  /** What left a location came to the other one, or the other way round. */
  private boolean hasTwoSides(StockMovement movement) {
    var otherSide = movement.otherSide();
    if (otherSide == null) {
      return true;
    }
    var other = books.movements().find(List.of(otherSide.movement())).get(otherSide.movement());
    return other != null
        && other.stock().equals(new StockKey(movement.stock().sku(), otherSide.location()))
        && other.change() == -movement.change()
        && new StockMovement.OtherSide(movement.id(), movement.stock().location())
            .equals(other.otherSide());
  }

  private boolean allocationsSumToAllocated(StockItem item) {
    var claimed =
        books.orders().all().stream()
            .mapToLong(order -> InMemoryOrders.claimed(order, item.key()))
            .sum();
    return item.allocated() == claimed;
  }
}
