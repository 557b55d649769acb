package dev.purser.domain.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HousePosting;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Lots;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.inventory.FewestLocations;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockItemBuilder;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * One order with its payer, its stock and its ledger, for the steps that desks take with it: what a
 * step changes is kept, what was refused leaves no trace.
 */
final class Counter {
  private static final String CLERK = "clerk";

  /** What a stock item has before anything was allocated, unless a test says otherwise. */
  private static final long PLENTY = 1_000_000;

  private final Map<AccountId, Account> accounts = new HashMap<>();
  private final Map<StockKey, StockItem> items = new HashMap<>();
  private final Map<HoldId, Hold> holds = new HashMap<>();
  private final List<StockMovement> movements = new ArrayList<>();
  private final List<Transfer> transfers = new ArrayList<>();
  private final List<HousePosting> housePostings = new ArrayList<>();
  private final List<OrderChange> history = new ArrayList<>();
  private final HouseAccount revenue = there(AccountBuilder.aHouseAccount(HouseRole.REVENUE));
  private final HouseAccount breakage = there(AccountBuilder.aHouseAccount(HouseRole.BREAKAGE));
  private final AccountId payer;
  private long hadBefore;
  private Order order;
  private Instant now = Moments.NOON;

  /** What a desk does for a test. */
  interface Step {
    Optional<OrderDesk.Taken> take(OrderDesk desk, Stock stock, Refusals refusals);
  }

  /** The order is placed and paid by the account. */
  Counter(OrderBuilder ordered, CustomerAccount payer) {
    this.payer = there(payer).id();
    this.hadBefore = payer.posted();
    this.order = place(ordered.build());
    assertBooksAreRight();
  }

  /** There are so many pieces of a stock item, beside what is allocated of it. */
  @CanIgnoreReturnValue
  Counter having(StockKey key, long available) {
    var item = item(key);
    items.put(key, stocked(key, item.allocated() + available, item.allocated()));
    return this;
  }

  /** It is that late. */
  @CanIgnoreReturnValue
  Counter at(Instant instant) {
    now = instant;
    return this;
  }

  Order order() {
    return order;
  }

  CustomerAccount payer() {
    return (CustomerAccount) accounts.get(payer);
  }

  Hold hold() {
    return holds.get(order.payments().getFirst().hold());
  }

  StockItem item(StockKey key) {
    return items.computeIfAbsent(key, _ -> stocked(key, PLENTY, 0));
  }

  List<StockMovement> movements() {
    return movements;
  }

  List<Transfer> transfers() {
    return transfers;
  }

  OrderChange lastChange() {
    return history.getLast();
  }

  /** The payer spends so much on something else. */
  void spendElsewhere(Amount amount) {
    accounts.put(payer, payer().withdraw(amount, now).account());
    hadBefore -= amount.minorUnits();
  }

  void freezePayer() {
    accounts.put(payer, payer().freeze(now));
  }

  /** Takes the step, which nothing stands in the way of. */
  @CanIgnoreReturnValue
  Order done(Step step) {
    assertThat(take(step)).isEmpty();
    return order;
  }

  /** Takes the step unless something stands in the way. */
  List<LocatedRefusal> take(Step step) {
    var refusals = new Refusals();
    var stock = new Stock(this::item, now);
    var ledger = ledger();
    var settlement =
        new Settlement(
            ledger, holds::get, new TransferId(FreshIds.next()), new TransferId(FreshIds.next()));
    var movementIds = new IdSeries(FreshIds.next());
    var desk = new OrderDesk(order, stock, settlement, movementIds, refusals, CLERK, now);

    var taken = step.take(desk, stock, refusals);

    if (taken.isPresent()) {
      assertThat(refusals.toList()).isEmpty();
      keep(taken.get(), stock, ledger, settlement);
    } else {
      assertThat(refusals.toList()).isNotEmpty();
    }
    assertBooksAreRight();
    return refusals.toList();
  }

  /** Makes the order one of these, at what the catalogue asks for them. */
  Step editing(Basket.Item... wanted) {
    return (desk, stock, refusals) -> {
      if (!desk.reopen()) {
        return Optional.empty();
      }
      var draft = new OrderDraft(refusals);
      for (var item : wanted) {
        var wish = new OrderDraft.Wish(item.offer().sku(), item.quantity(), null);
        draft.add(new OrderLineId(FreshIds.next()), wish, Optional.of(item.offer()));
      }
      draft.fill(
          order.customer(),
          Prices::ofCatalogue,
          stock,
          new FewestLocations(),
          this::sourcesOf,
          now);
      return desk.edit(draft, order.shipTo(), order.metadata());
    };
  }

  /** What design.md says of orders, and that all who say something of one thing say the same. */
  void assertBooksAreRight() {
    var hold = hold();
    assertThat(order.payments()).containsExactly(Payment.of(hold));
    assertThat(hold.remaining().minorUnits()).as("held").isEqualTo(owedHeld());
    assertThat(hold.captured() - hold.refunded()).as("spent").isEqualTo(owedSpent());
    assertThat(payer().held()).isEqualTo(hold.remaining().minorUnits());
    assertThat(payer().lots().held()).isEqualTo(sum(hold.shares(), Hold.Share::held));
    payer()
        .lots()
        .all()
        .forEach(lot ->
            assertThat(lot.held())
                .isEqualTo(
                    hold.shares().stream()
                        .filter(share -> share.lot().equals(lot.id()))
                        .mapToLong(Hold.Share::held)
                        .sum()));
    assertThat(payer().baseHeld()).isNotNegative();
    assertThat(payer().base() - payer().baseHeld()).isGreaterThanOrEqualTo(payer().floor());
    assertThat(posted(revenue)).isEqualTo(owedSpent());
    assertThat(payer().posted() + posted(revenue) + posted(breakage)).isEqualTo(hadBefore);
    order.lines().forEach(Counter::assertAllocated);
    items.forEach((key, item) -> assertThat(item.allocated()).isEqualTo(allocated(key)));
  }

  private Order place(Order unpaid) {
    for (var line : unpaid.lines()) {
      for (var allocation : line.allocations()) {
        var key = line.stockAt(allocation.location());
        items.put(key, item(key).allocate(allocation.quantity(), now));
      }
    }
    var ledger = ledger();
    var payment = unpaid.payments().getFirst();
    var terms = Hold.Terms.managedBy(unpaid.id().value());
    var placed = ledger.hold(payment.hold(), payer, revenue.id(), unpaid.total(), terms);
    var transfer = new TransferId(FreshIds.next());
    var settlement = new Settlement(ledger, ledger::hold, transfer, transfer);
    var paid = settlement.begin(unpaid, placed);
    keep(ledger);
    transfers.addAll(settlement.transfers(paid, FreshIds.next(), CLERK, now));
    history.add(OrderChange.placed(paid, CLERK));
    return paid;
  }

  private void keep(OrderDesk.Taken taken, Stock stock, Ledger ledger, Settlement settlement) {
    order = taken.order();
    history.add(taken.change());
    stock.changedItems().forEach(item -> items.put(item.key(), item));
    movements.addAll(stock.movements());
    keep(ledger);
    transfers.addAll(settlement.transfers(order, FreshIds.next(), CLERK, now));
  }

  private void keep(Ledger ledger) {
    for (var account : ledger.changedAccounts()) {
      accounts.put(account.id(), account.with(Lots.loaded(account.lots().all())));
    }
    ledger.holds().forEach(hold -> holds.put(hold.id(), hold));
    housePostings.addAll(ledger.housePostings());
  }

  private Ledger ledger() {
    var books =
        new Ledger.Books() {
          @Override
          public Optional<? extends Account> account(AccountId id) {
            return Optional.ofNullable(accounts.get(id));
          }

          @Override
          public Optional<HouseAccount> house(AssetCode asset, HouseRole role) {
            return role == HouseRole.BREAKAGE ? Optional.of(breakage) : Optional.empty();
          }
        };
    return new Ledger(books, _ -> true, new IdSeries(FreshIds.next()), now);
  }

  private List<StockKey> sourcesOf(Sku sku) {
    var known = items.keySet().stream().filter(key -> key.sku().equals(sku)).sorted().toList();
    return known.isEmpty() ? List.of(new StockKey(sku, LocationCode.MAIN)) : known;
  }

  private long owedHeld() {
    var isHeld =
        order.capture() == CaptureMode.ON_FULFILMENT || order.status() == OrderStatus.RESERVED;
    return isHeld
        ? sum(
            order.lines(),
            line -> worth(line, line.quantity() - line.cancelled()) - worth(line, line.fulfilled()))
        : 0;
  }

  private long owedSpent() {
    if (order.capture() == CaptureMode.ON_FULFILMENT) {
      return sum(order.lines(), line -> worth(line, line.fulfilled() - line.returned()));
    }
    return order.status() == OrderStatus.RESERVED
        ? 0
        : sum(
            order.lines(),
            line -> worth(line, line.quantity() - line.cancelled() - line.returned()));
  }

  private static long worth(OrderLine line, long pieces) {
    return BigInteger.valueOf(line.total().minorUnits())
        .multiply(BigInteger.valueOf(pieces))
        .divide(BigInteger.valueOf(line.quantity()))
        .longValueExact();
  }

  private static void assertAllocated(OrderLine line) {
    assertThat(sum(line.allocations(), Allocation::quantity))
        .isEqualTo(line.quantity() - line.fulfilled() - line.cancelled());
    assertThat(line.allocations()).allMatch(allocation -> allocation.quantity() > 0);
    assertThat(line.returned()).isBetween(0L, line.fulfilled());
  }

  private long allocated(StockKey key) {
    return order.lines().stream()
        .filter(line -> line.sku().equals(key.sku()))
        .mapToLong(line -> line.openAt(key.location()))
        .sum();
  }

  private long posted(HouseAccount house) {
    return housePostings.stream()
        .filter(posting -> posting.account().equals(house.id()))
        .mapToLong(HousePosting::change)
        .sum();
  }

  private static <T> long sum(List<T> parts, ToLongFunction<T> figure) {
    return parts.stream().mapToLong(figure).sum();
  }

  private static StockItem stocked(StockKey key, long onHand, long allocated) {
    return StockItemBuilder.aStockItem()
        .of(key.sku())
        .at(key.location().value())
        .with(onHand)
        .allocated(allocated)
        .build();
  }

  private <A extends Account> A there(A account) {
    accounts.put(account.id(), account);
    return account;
  }
}
