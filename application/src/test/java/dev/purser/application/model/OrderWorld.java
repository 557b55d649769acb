package dev.purser.application.model;

import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.EditProduct;
import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.ChangeAccountStatus;
import dev.purser.application.credit.CreateAsset;
import dev.purser.application.credit.CreditFeature;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.OpenAccount;
import dev.purser.application.credit.Period;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.customer.SignUp;
import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.EditLocation;
import dev.purser.application.inventory.LimitStock;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.inventory.WantedMovements;
import dev.purser.application.inventory.WantedStock;
import dev.purser.application.model.CreditModel.Fate;
import dev.purser.application.model.OrderModel.Move;
import dev.purser.application.model.OrderModel.Moving;
import dev.purser.application.model.OrderModel.Named;
import dev.purser.application.model.OrderModel.Ordering;
import dev.purser.application.model.OrderModel.Wanted;
import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.EditOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderingFeature;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.ordering.Quote;
import dev.purser.application.ordering.QuoteOrder;
import dev.purser.application.ordering.ReturnOrder;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.Remark;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.OrderDraft;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A real shop, driven by the numbers that the model has for things. All of them are new in it, and
 * so is the other asset, but for the places and the default asset, which are what the shop has.
 */
final class OrderWorld {
  /** In the order of their codes, which decides between those of one priority. */
  private static final List<LocationCode> PLACES =
      List.of(new LocationCode("EAST"), LocationCode.MAIN, new LocationCode("WEST"));

  private final CreditWorld.Site site;
  private final Instant start;
  private final UUID run = UUID.randomUUID();
  private final List<AssetCode> assets;
  private final List<AccountStanding> revenues;
  private final AccountStanding breakage;
  private final AccountId house;
  private final AccountId nobody = new AccountId(FreshIds.next());
  private final List<CustomerId> customers = new ArrayList<>();
  private final List<AccountId> accounts = new ArrayList<>();
  private final List<AssetCode> accountAssets = new ArrayList<>();
  private final Map<Integer, Product> products = new HashMap<>();
  private final List<OrderId> orders = new ArrayList<>();
  private final MadeCalls calls = new MadeCalls();

  OrderWorld(CreditWorld.Site site) {
    this.site = site;
    this.start = site.clock().now();
    var other = new AssetCode("O" + run.toString().replace("-", "").substring(0, 15).toUpperCase());
    done(
        site.shop()
            .credit()
            .createAsset()
            .create(Actor.SYSTEM, new CreateAsset.Request(other, "Something", 0)));
    this.assets = List.of(AssetCode.CREDIT, other);
    this.revenues = assets.stream().map(asset -> house(asset, HouseRole.REVENUE)).toList();
    this.breakage = house(other, HouseRole.BREAKAGE);
    this.house = house(AssetCode.CREDIT, HouseRole.ISSUING).id();
    for (var place = 0; place < PLACES.size(); place++) {
      openPlace(place, OrderModel.PRIORITIES.get(place));
    }
  }

  private void openPlace(int place, int priority) {
    var request = new CreateLocation.Request(PLACES.get(place), "A place", priority);
    var _ = site.shop().inventory().createLocation().create(Actor.SYSTEM, request);
    var _ = prefer(place, priority);
  }

  void setClock(long micros) {
    site.clock().set(instant(micros));
  }

  /** The instant that the model calls so. */
  Instant instant(long micros) {
    return start.plus(micros, ChronoUnit.MICROS);
  }

  Told signUp(int email) {
    var address = "someone-" + email + "-" + run + "@example.org";
    var anyCase = customers.size() % 2 == 0 ? address : address.toUpperCase();
    var request = new SignUp.Request(new EmailAddress(anyCase), "Someone", null);
    var reply = site.shop().customers().signUp().signUp(Actor.SYSTEM, request);
    if (reply instanceof Reply.Done<Customer>(var customer, var _)) {
      customers.add(customer.id());
      var owner = new OwnerId(customer.id().value());
      var opened = credit().queries().accounts(Actor.SYSTEM, owner, null, Slice.first(2)).items();
      opened.forEach(this::add);
    }
    return Told.of(reply);
  }

  Told open(int customer, long floor) {
    var owner = new OwnerId(customer(customer).value());
    var request = new OpenAccount.Request.ForOwner(owner, assets.getLast(), floor);
    return calls.made(call -> credit().openAccount().open(call, request), this::add);
  }

  private void add(AccountStanding opened) {
    accounts.add(opened.id());
    accountAssets.add(opened.asset());
  }

  Told create(int sku, long price, int asset, boolean published) {
    var request =
        new CreateProduct.Request(
            sku(sku),
            "A product",
            null,
            new Amount(assets.get(asset), price),
            status(published),
            List.of());
    var reply = site.shop().catalog().createProduct().create(Actor.SYSTEM, request);
    if (reply instanceof Reply.Done<Product>(var product, var _)) {
      products.put(sku, product);
    }
    return Told.of(reply);
  }

  Told edit(int sku, long price, boolean published) {
    var product = products.get(sku);
    var id = product == null ? new ProductId(FreshIds.next()) : product.id();
    var changes =
        new EditProduct.Changes(
            Change.keep(),
            Change.keep(),
            Change.to(new Amount(assetOf(sku), price)),
            Change.to(status(published)),
            Change.keep());
    var edit = site.shop().catalog().editProduct();
    return Told.of(edit.edit(Actor.SYSTEM, id, Precondition.ANY, changes));
  }

  Told delete(int sku) {
    var product = products.remove(sku);
    var id = product == null ? new ProductId(FreshIds.next()) : product.id();
    var edit = site.shop().catalog().editProduct();
    return Told.of(edit.delete(Actor.SYSTEM, id, Precondition.ANY));
  }

  private static ProductStatus status(boolean published) {
    return published ? ProductStatus.PUBLISHED : ProductStatus.ARCHIVED;
  }

  Told prefer(int place, int priority) {
    var changes = new EditLocation.Changes(Change.keep(), Change.to(priority));
    var edit = site.shop().inventory().editLocation();
    return Told.of(edit.edit(Actor.SYSTEM, PLACES.get(place), Precondition.ANY, changes));
  }

  Told move(Moving moving, int sku, int place, int to, long pieces) {
    var target = to == Shelves.NOWHERE ? new LocationCode("NO-OTHER-PLACE") : PLACES.get(to);
    var request =
        new MoveStock.Request(
            MovementType.valueOf(moving.name()),
            sku(sku),
            place(place),
            moving == Moving.TRANSFER ? target : null,
            pieces,
            new Remark("somebody said so", "note-1"));
    return calls.made(call -> site.shop().inventory().moveStock().move(call, request), done -> {});
  }

  Told limit(int sku, int place, long backorders, @Nullable Long few) {
    var request =
        new LimitStock.Request(sku(sku), place(place), Change.to(backorders), Change.to(few));
    return calls.made(
        call -> site.shop().inventory().limitStock().limit(call, request), done -> {});
  }

  Told grant(int account, long amount, int asset, @Nullable Integer priority, @Nullable Long end) {
    var terms = LotTerms.of(priority, end == null ? null : instant(end)).orElse(null);
    var request =
        new GrantCredits.Request(
            account(account), new Amount(assets.get(asset), amount), terms, "a gift");
    return calls.made(call -> credit().grantCredits().grant(call, request), done -> {});
  }

  Told transfer(Move move) {
    var asset = move.from() < 0 ? AssetCode.CREDIT : accountAssets.get(move.from());
    var leg = new Leg(account(move.from()), account(move.to()), new Amount(asset, move.amount()));
    var request = new TransferCredits.Request(List.of(leg), true, null, Attributes.NONE);
    return calls.made(call -> credit().transferCredits().transfer(call, request), done -> {});
  }

  Told becomes(int account, Fate fate) {
    var request = new ChangeAccountStatus.Request(account(account), null);
    var change = credit().changeAccountStatus();
    return calls.made(
        call ->
            switch (fate) {
              case FROZEN -> change.freeze(call, request);
              case OPEN -> change.unfreeze(call, request);
              case CLOSED -> change.close(call, request);
            },
        done -> {});
  }

  Told expireCredits() {
    credit().expireLots().expireDue(() -> true);
    return Told.DONE;
  }

  Told expireOrders() {
    ordering().expireOrders().expireDue(() -> true);
    return Told.DONE;
  }

  /** Asks what it comes to before it is placed; that has to be what it then comes to. */
  Told place(Ordering wanted) {
    var customer = customer(wanted.customer());
    var lines = wishes(wanted.lines());
    var payer = wanted.payer() == null ? null : account(wanted.payer());
    var request =
        new PlaceOrder.Request(
            customer,
            lines,
            payer,
            wanted.confirmed(),
            wanted.paidAtOnce() ? CaptureMode.ON_PLACEMENT : CaptureMode.ON_FULFILMENT,
            ShipTo.NONE,
            Attributes.NONE);
    var quote =
        ordering().quoteOrder().quote(Actor.SYSTEM, new QuoteOrder.Request(customer, lines, payer));
    return calls.made(
        call -> asQuoted(quote, ordering().placeOrder().place(call, request)),
        placed -> {
          orders.add(placed.id());
          requireSame("lots", lots(quote.lots()), lots(holdOf(placed).shares()));
        });
  }

  private static Reply<Order> asQuoted(Quote quote, Reply<Order> placed) {
    switch (placed) {
      case Reply.Done<Order>(var order, var _) -> {
        requireSame("lines", priced(quote.lines()), priced(order.lines()));
        requireSame("adjustments", quote.adjustments(), order.adjustments());
        requireSame("total", quote.total(), order.total());
        requireSame("refusals", told(quote.refusals()), List.of());
      }
      case Reply.Refused<Order>(var refusals, var _) ->
          requireSame("refusals", told(quote.refusals()), told(refusals));
      case Reply.NotFound<Order> _,
          Reply.KeyReused<Order> _,
          Reply.Stale<Order> _,
          Reply.InProgress<Order> _ -> {}
    }
    return placed;
  }

  private static void requireSame(String what, @Nullable Object quoted, Object placed) {
    if (!placed.equals(quoted)) {
      throw new AssertionError(what + " were quoted as " + quoted + " and are " + placed);
    }
  }

  private static List<String> priced(List<OrderLine> lines) {
    return lines.stream()
        .map(line ->
            "%d of %s at %s, %s in all, from %s"
                .formatted(
                    line.quantity(),
                    line.sku(),
                    line.unitPrice(),
                    line.total(),
                    line.allocations()))
        .toList();
  }

  private static List<String> lots(List<Hold.Share> shares) {
    return shares.stream().map(share -> share.amount() + " of " + share.lot()).toList();
  }

  private static List<String> told(List<LocatedRefusal> refusals) {
    return refusals.stream()
        .map(located -> Told.of(located) + ": " + located.refusal().explanation())
        .toList();
  }

  Told confirm(int order) {
    return calls.made(call -> ordering().confirmOrder().confirm(call, orderId(order)), done -> {});
  }

  Told edit(int number, boolean isStale, @Nullable List<Wanted> lines) {
    var version = number == OrderModel.NOBODY ? 1 : orderNow(number).version();
    var precondition = Precondition.version(isStale ? version - 1 : version);
    var changes =
        lines == null
            ? new EditOrder.Changes(null, Change.to(null), Change.keep())
            : EditOrder.Changes.of(wishes(lines));
    return calls.made(
        call -> ordering().editOrder().edit(call, orderId(number), precondition, changes),
        done -> {});
  }

  Told fulfil(int order, @Nullable List<Named> named) {
    var request = new FulfilOrder.Request(orderId(order), named(order, named), "parcel-1");
    return calls.made(call -> ordering().fulfilOrder().fulfil(call, request), done -> {});
  }

  Told cancel(int order, @Nullable List<Named> named) {
    var request = new CancelOrder.Request(orderId(order), named(order, named), "no more");
    return calls.made(call -> ordering().cancelOrder().cancel(call, request), done -> {});
  }

  Told takeBack(int order, @Nullable List<Named> named, @Nullable Integer to, boolean restock) {
    var request =
        new ReturnOrder.Request(
            orderId(order),
            named(order, named),
            to == null ? null : place(to),
            restock,
            "does not fit");
    return calls.made(call -> ordering().returnOrder().takeBack(call, request), done -> {});
  }

  Told again(int call) {
    return calls.again(call);
  }

  Told reuseKey(int call) {
    return calls.forOtherRequest(call);
  }

  /** What the house has earned since the beginning, by asset. */
  long revenue(int asset) {
    return sinceBeginning(revenues.get(asset));
  }

  /** What was left to the house in the other asset. */
  long breakage() {
    return sinceBeginning(breakage);
  }

  private long sinceBeginning(AccountStanding before) {
    var now = credit().queries().account(Actor.SYSTEM, before.id()).orElseThrow();
    return now.posted() - before.posted();
  }

  private AccountStanding house(AssetCode asset, HouseRole role) {
    var first = Slice.<AccountId>first(Page.MAX_LIMIT);
    return credit().queries().accounts(Actor.SYSTEM, null, asset, first).items().stream()
        .filter(found -> found.role() == role)
        .findFirst()
        .orElseThrow();
  }

  /** The accounts as they now are, by the model's numbers. */
  List<CustomerAccount> accountsNow() {
    var found = read(ids -> site.ports().credit().accounts().load(ids), accounts);
    return accounts.stream()
        .map(id -> (CustomerAccount) Objects.requireNonNull(found.get(id)))
        .toList();
  }

  /** How an account stands, as everybody is told. */
  AccountStanding standingNow(int account) {
    return credit().queries().account(Actor.SYSTEM, account(account)).orElseThrow();
  }

  /** The history of the account, newest first, page after page. */
  List<Entry> entriesNow(int account) {
    var entries = new ArrayList<Entry>();
    Long position = null;
    do {
      var page =
          credit()
              .entries()
              .entries(
                  Actor.SYSTEM,
                  account(account),
                  Period.ALWAYS,
                  Slice.after(position, Page.MAX_LIMIT))
              .orElseThrow();
      entries.addAll(page.items());
      position = page.next();
    } while (position != null);
    return entries;
  }

  /** The stock items of SKUs as they now are, where there are any. */
  Map<StockKey, StockItem> stockNow(int skus) {
    var keys =
        IntStream.range(0, skus)
            .boxed()
            .flatMap(sku -> PLACES.stream().map(place -> new StockKey(sku(sku), place)))
            .toList();
    return read(wanted -> site.ports().stockItems().load(wanted), keys);
  }

  StockKey stock(int sku, int place) {
    return new StockKey(sku(sku), place(place));
  }

  /** The stock items of a SKU that are told to be low. */
  List<StockKey> lowNow(int sku) {
    return site
        .shop()
        .inventory()
        .queries()
        .items(Actor.SYSTEM, new WantedStock(sku(sku), null, true), Slice.first(Page.MAX_LIMIT))
        .items()
        .stream()
        .map(StockItem::key)
        .toList();
  }

  /** What came and went of a stock item, page after page. */
  List<StockMovement> movementsNow(int sku, int place) {
    var wanted = new WantedMovements(sku(sku), place(place), null, null);
    return OrderWorld.<StockMovement, MovementId>pages(
        slice -> site.shop().inventory().queries().movements(Actor.SYSTEM, wanted, slice));
  }

  /** The orders as they now are, by the model's numbers. */
  List<Order> ordersNow() {
    var found = read(ids -> site.ports().orders().load(ids), orders);
    return orders.stream().map(id -> Objects.requireNonNull(found.get(id))).toList();
  }

  Order orderNow(int order) {
    return ordering().queries().find(Actor.SYSTEM, orderId(order)).orElseThrow();
  }

  /** What was done with an order, the oldest first. */
  List<OrderChange> changesNow(int order) {
    return OrderWorld.<OrderChange, Long>pages(
        slice -> ordering().queries().history(Actor.SYSTEM, orderId(order), slice).orElseThrow());
  }

  private static <T, P> List<T> pages(Function<Slice<P>, Page<T, P>> read) {
    var all = new ArrayList<T>();
    var page = read.apply(Slice.first(Page.MAX_LIMIT));
    all.addAll(page.items());
    while (page.next() != null) {
      page = read.apply(Slice.after(page.next(), Page.MAX_LIMIT));
      all.addAll(page.items());
    }
    return all;
  }

  private <K, V> Map<K, V> read(Function<Set<K>, Map<K, V>> load, List<K> keys) {
    return site.ports().transactions().read(() -> load.apply(new HashSet<>(keys)));
  }

  private Hold holdOf(Order order) {
    var hold = order.payments().getFirst().hold();
    return Objects.requireNonNull(
        read(ids -> site.ports().credit().holds().load(ids), List.of(hold)).get(hold));
  }

  private List<OrderDraft.Wish> wishes(List<Wanted> wanted) {
    return wanted.stream()
        .map(line -> {
          var price = line.price();
          var expected = price == null ? null : new Amount(assetOf(line.sku()), price);
          return new OrderDraft.Wish(sku(line.sku()), line.pieces(), expected);
        })
        .toList();
  }

  private @Nullable List<OrderDesk.Named> named(int order, @Nullable List<Named> named) {
    if (named == null) {
      return null;
    }
    var lines = orderNow(order).lines();
    return named.stream()
        .map(some ->
            new OrderDesk.Named(
                some.line() == OrderModel.NOBODY
                    ? new OrderLineId(FreshIds.next())
                    : lines.get(some.line()).id(),
                some.pieces(),
                some.place() == null ? null : place(some.place())))
        .toList();
  }

  private AssetCode assetOf(int sku) {
    var product = products.get(sku);
    return product == null ? AssetCode.CREDIT : product.price().asset();
  }

  Sku sku(int number) {
    return new Sku("sku-" + number + "-" + run);
  }

  /** The number of a SKU. */
  int number(Sku sku) {
    return IntStream.range(0, OrderComparison.SKUS)
        .filter(number -> sku(number).equals(sku))
        .findFirst()
        .orElseThrow();
  }

  /** The number of a place. */
  static int number(LocationCode place) {
    return PLACES.indexOf(place);
  }

  private static LocationCode place(int number) {
    return number == Shelves.NOWHERE ? new LocationCode("NO-PLACE") : PLACES.get(number);
  }

  private CustomerId customer(int number) {
    return number < 0 ? new CustomerId(FreshIds.next()) : customers.get(number);
  }

  private AccountId account(int number) {
    return switch (number) {
      case OrderModel.NOBODY -> nobody;
      case OrderModel.HOUSE -> house;
      default -> accounts.get(number);
    };
  }

  private OrderId orderId(int number) {
    return number == OrderModel.NOBODY ? new OrderId(FreshIds.next()) : orders.get(number);
  }

  private CreditFeature credit() {
    return site.shop().credit();
  }

  private OrderingFeature ordering() {
    return site.shop().ordering();
  }

  private static void done(Reply<?> reply) {
    if (!(reply instanceof Reply.Done<?>)) {
      throw new IllegalStateException(reply.toString());
    }
  }
}
