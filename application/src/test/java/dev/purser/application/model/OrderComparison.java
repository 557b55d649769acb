package dev.purser.application.model;

import dev.purser.application.model.Bought.Taken;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.ordering.LinePieces;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes the same steps in a shop and in the model, and tells the first difference. */
final class OrderComparison extends Lockstep<OrderModel, OrderWorld> {
  /** How many SKUs there are to be had, or not. */
  static final int SKUS = 5;

  private final OrderModel model;
  private final OrderWorld world;
  private final Site site;
  private int taken;

  /**
   * Where the shop is.
   *
   * @param stepsPerCheck after how many steps the invariants are asked
   */
  record Site(CreditWorld.Site shop, int stepsPerCheck) {}

  private OrderComparison(OrderModel model, OrderWorld world, Site site) {
    super(model, world);
    this.model = model;
    this.world = world;
    this.site = site;
  }

  /** What differs, if anything does. */
  static Optional<String> of(List<OrderStep> steps, Site site) {
    return new OrderComparison(new OrderModel(), new OrderWorld(site.shop()), site).run(steps);
  }

  /** Everything is done a little later than what was done before. */
  @Override
  protected void beforeStep() {
    model.tick();
    world.setClock(model.clock);
  }

  @Override
  protected Optional<String> state() {
    taken++;
    return accounts()
        .or(this::house)
        .or(this::stock)
        .or(this::orders)
        .or(() -> taken % site.stepsPerCheck() == 0 ? invariants() : Optional.empty());
  }

  private Optional<String> invariants() {
    var report = site.shop().shop().invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    return report.holds() ? Optional.empty() : Optional.of("the invariants are " + report);
  }

  private Optional<String> accounts() {
    var found = world.accountsNow();
    return first(
        model.books.accounts.size(), "account", this::account, account -> told(found.get(account)));
  }

  private List<?> account(int account) {
    var purse = model.books.accounts.get(account).purse();
    return List.of(
        purse.status,
        purse.posted(),
        purse.held(),
        purse.expired(model.clock),
        purse.available(model.clock),
        purse.burning().stream()
            .map(heap ->
                lot(
                    heap.priority,
                    heap.end == null ? null : world.instant(heap.end),
                    heap.left,
                    heap.held))
            .toList());
  }

  private List<?> told(CustomerAccount account) {
    var now = world.instant(model.clock);
    return List.of(
        account.status().name(),
        account.posted(),
        account.held(),
        account.expired(now),
        account.available(now),
        account.lots().all().stream()
            .map(lot ->
                lot(lot.terms().priority(), lot.terms().expiresAt(), lot.remaining(), lot.held()))
            .toList());
  }

  private static String lot(int priority, @Nullable Instant end, long left, long held) {
    return "%d (%d held) at %d until %s".formatted(left, held, priority, end);
  }

  /** What is over of other customers than the model's may come to the house at any time as well. */
  private Optional<String> house() {
    return first(
            OrderBooks.ASSETS,
            "what the house earned in asset",
            asset -> model.books.revenue[asset],
            world::revenue)
        .or(() ->
            first(
                1,
                "what was left to the house in the other asset, not in",
                asset -> model.books.breakage[1],
                asset -> world.breakage()));
  }

  private Optional<String> stock() {
    var found = world.stockNow(SKUS);
    return first(
        SKUS,
        "SKU",
        sku -> places(place -> shelf(model.books.shelves.at(sku, place))),
        sku ->
            places(place -> {
              var item = found.get(world.stock(sku, place));
              return item == null
                  ? shelf(0, 0, 0, null)
                  : shelf(
                      item.onHand(),
                      item.allocated(),
                      item.backorderLimit(),
                      item.lowStockThreshold());
            }));
  }

  private static String shelf(Shelves.Shelf shelf) {
    return shelf(shelf.there, shelf.promised, shelf.limit, shelf.few);
  }

  private static String shelf(long there, long promised, long limit, @Nullable Long few) {
    return "%d there, %d promised, %d more if need be, %s are few"
        .formatted(there, promised, limit, few);
  }

  private List<?> places(IntFunction<?> told) {
    return IntStream.range(0, model.books.shelves.places()).mapToObj(told).toList();
  }

  private Optional<String> orders() {
    var found = world.ordersNow();
    return first(
        model.books.orders.size(),
        "order",
        order -> order(model.books.orders.get(order)),
        order -> told(found.get(order)));
  }

  private List<?> order(Bought order) {
    return List.of(
        order.status,
        order.version,
        order.deadline == null ? "no deadline" : world.instant(order.deadline),
        order.isPaidAtOnce ? "ON_PLACEMENT" : "ON_FULFILMENT",
        order.total(),
        order.adjustments,
        payment(order.tab.aside(), order.tab.spent, order.tab.back, order.tab.expired),
        order.lines.stream()
            .map(line ->
                line(
                    line.pieces,
                    "sku " + line.sku,
                    line.price,
                    line.total,
                    line.fulfilled,
                    line.cancelled,
                    line.returned,
                    line.open))
            .toList(),
        order.sent,
        order.back);
  }

  private List<?> told(Order order) {
    var payment = order.payments().getFirst();
    return List.of(
        order.status().name(),
        order.version(),
        order.deadline() == null ? "no deadline" : order.deadline(),
        order.capture().name(),
        order.total().minorUnits(),
        order.adjustments().stream().map(one -> one.amount().minorUnits()).toList(),
        payment(
            payment.held().minorUnits(),
            payment.captured().minorUnits(),
            payment.refunded().minorUnits(),
            payment.expired().minorUnits()),
        order.lines().stream()
            .map(line ->
                line(
                    line.quantity(),
                    "sku " + world.number(line.sku()),
                    line.unitPrice().minorUnits(),
                    line.total().minorUnits(),
                    line.fulfilled(),
                    line.cancelled(),
                    line.returned(),
                    line.allocations().stream()
                        .map(one ->
                            new Shelves.Part(OrderWorld.number(one.location()), one.quantity()))
                        .toList()))
            .toList(),
        order.fulfilments().stream().map(sent -> pieces(order, sent.lines())).toList(),
        order.returns().stream()
            .map(back ->
                new Bought.Back(
                    pieces(order, back.lines()),
                    back.restock(),
                    back.refunded().minorUnits(),
                    back.expired().minorUnits()))
            .toList());
  }

  private static String payment(long aside, long spent, long back, long expired) {
    return "%d aside, %d spent, %d back, of which %d were over"
        .formatted(aside, spent, back, expired);
  }

  private static String line(
      long pieces,
      String sku,
      long price,
      long total,
      long fulfilled,
      long cancelled,
      long returned,
      List<Shelves.Part> open) {
    return "%d of %s at %d for %d, %d sent, %d off, %d back, open %s"
        .formatted(pieces, sku, price, total, fulfilled, cancelled, returned, open);
  }

  private static List<Taken> pieces(Order order, List<LinePieces> pieces) {
    var lines = order.lines().stream().map(line -> line.id()).toList();
    return pieces.stream()
        .map(some ->
            new Taken(
                lines.indexOf(some.line()), OrderWorld.number(some.location()), some.quantity()))
        .toList();
  }

  @Override
  protected Optional<String> histories() {
    return accountHistories()
        .or(this::stockHistories)
        .or(this::low)
        .or(this::orderHistories)
        .or(this::invariants);
  }

  /** What is done at once, as much that is due is, has no order. */
  private Optional<String> accountHistories() {
    return first(
        model.books.accounts.size(),
        "the history of account",
        account ->
            model.books.accounts.get(account).purse().history.stream()
                .map(change -> world.instant(change.at()) + ": " + change.amount())
                .sorted()
                .toList(),
        account ->
            world.entriesNow(account).stream()
                .map(entry -> entry.at() + ": " + entry.change())
                .sorted()
                .toList());
  }

  private Optional<String> stockHistories() {
    return first(
        SKUS,
        "the history of SKU",
        sku ->
            places(place ->
                model.books.shelves.at(sku, place).history.stream()
                    .map(one -> movement(world.instant(one.at()), one.type(), one.pieces()))
                    .sorted()
                    .toList()),
        sku ->
            places(place ->
                world.movementsNow(sku, place).stream()
                    .map(one -> movement(one.at(), one.type().name(), one.change()))
                    .sorted()
                    .toList()));
  }

  private static String movement(Instant at, String type, long pieces) {
    return "%s: %s %d".formatted(at, type, pieces);
  }

  private Optional<String> low() {
    return first(
        SKUS,
        "where there is little of SKU",
        sku ->
            IntStream.range(0, model.books.shelves.places())
                .filter(place -> model.books.shelves.at(sku, place).isLow())
                .mapToObj(place -> world.stock(sku, place))
                .toList(),
        world::lowNow);
  }

  /** Also whether an order that is looked up by itself is the one that was compared. */
  private Optional<String> orderHistories() {
    return first(
        model.books.orders.size(),
        "the history of order",
        order ->
            List.of(order(model.books.orders.get(order)), model.books.orders.get(order).history),
        order ->
            List.of(
                told(world.orderNow(order)),
                world.changesNow(order).stream().map(this::told).toList()));
  }

  private Bought.Change told(OrderChange change) {
    return new Bought.Change(
        change.version(),
        change.kind().name(),
        change.lines().stream()
            .map(some -> some.quantity() + " of " + world.number(some.sku()))
            .toList(),
        change.total().minorUnits(),
        change.held(),
        change.captured(),
        change.refunded(),
        change.expired());
  }

  /** The first of so many things that is not what it should be. */
  private static Optional<String> first(
      int many, String what, IntFunction<?> expected, IntFunction<?> found) {
    return IntStream.range(0, many)
        .filter(n -> !expected.apply(n).equals(found.apply(n)))
        .mapToObj(n ->
            "%s %d should be%n    %s, is%n    %s"
                .formatted(what, n, expected.apply(n), found.apply(n)))
        .findFirst();
  }
}
