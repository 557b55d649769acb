package dev.purser.application.model;

import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.Period;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.customer.SignUp;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.inventory.WantedStock;
import dev.purser.application.model.Model.Move;
import dev.purser.application.model.Model.Wanted;
import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Shop;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real shop, driven by the names that the model has for things; all of them are new in it. */
final class World {
  private static final AssetCode OTHER_ASSET = new AssetCode("MOONDUST");

  private final Shop shop;
  private final UUID run;
  private final List<CustomerId> customers = new ArrayList<>();
  private final List<AccountId> accounts = new ArrayList<>();
  private final List<OrderId> orders = new ArrayList<>();
  private final MadeCalls calls = new MadeCalls();
  private final AccountId nobody = new AccountId(FreshIds.next());
  private @Nullable AccountId house;

  World(Shop shop) {
    this.shop = shop;
    this.run = UUID.randomUUID();
  }

  Told signUp(int email) {
    var address = "someone-" + email + "-" + run + "@example.org";
    var anyCase = customers.size() % 2 == 0 ? address : address.toUpperCase();
    var request = new SignUp.Request(new EmailAddress(anyCase), "Someone", null);
    var reply = shop.customers().signUp().signUp(Actor.SYSTEM, request);
    if (reply instanceof Reply.Done<Customer>(var customer, var _)) {
      customers.add(customer.id());
      var owner = new OwnerId(customer.id().value());
      var opened =
          shop.credit().queries().accounts(Actor.SYSTEM, owner, null, Slice.first(2)).items();
      accounts.addAll(opened.stream().map(AccountStanding::id).toList());
    }
    return Told.of(reply);
  }

  Told create(int sku, long price, boolean published) {
    var status = published ? ProductStatus.PUBLISHED : ProductStatus.ARCHIVED;
    var request =
        new CreateProduct.Request(sku(sku), "A product", null, credits(price), status, List.of());
    return Told.of(shop.catalog().createProduct().create(Actor.SYSTEM, request));
  }

  Told receive(int sku, boolean somewhere, long pieces) {
    var location = somewhere ? LocationCode.MAIN : new LocationCode("NOWHERE");
    var request = MoveStock.Request.receipt(sku(sku), location, pieces, null);
    return calls.made(call -> shop.inventory().moveStock().move(call, request), done -> {});
  }

  Told grant(int account, long amount, boolean inOtherAsset) {
    var asset = inOtherAsset ? OTHER_ASSET : AssetCode.CREDIT;
    var request =
        new GrantCredits.Request(account(account), new Amount(asset, amount), null, "a gift");
    return calls.made(
        call -> shop.credit().grantCredits().grant(call, request),
        granted -> house = granted.legs().getFirst().from());
  }

  Told transfer(List<Move> moves, @Nullable Integer reference) {
    var legs =
        moves.stream()
            .map(m -> new Leg(account(m.from()), account(m.to()), credits(m.amount())))
            .toList();
    var name = reference == null ? null : "reference-" + reference + "-" + run;
    var request = new TransferCredits.Request(legs, true, name, Attributes.NONE);
    return calls.made(call -> shop.credit().transferCredits().transfer(call, request), done -> {});
  }

  Told place(int customer, List<Wanted> lines, @Nullable Integer payer) {
    var wanted = lines.stream().map(this::line).toList();
    var buyer = customer < 0 ? new CustomerId(FreshIds.next()) : customers.get(customer);
    var account = payer == null ? null : account(payer);
    var request = new PlaceOrder.Request(buyer, wanted, account, ShipTo.NONE, Attributes.NONE);
    return calls.made(
        call -> shop.ordering().placeOrder().place(call, request),
        placed -> orders.add(placed.id()));
  }

  Told fulfil(int order) {
    var request = new FulfilOrder.Request(orderId(order), null);
    return calls.made(call -> shop.ordering().fulfilOrder().fulfil(call, request), done -> {});
  }

  Told cancel(int order) {
    var request = new CancelOrder.Request(orderId(order), "no more");
    return calls.made(call -> shop.ordering().cancelOrder().cancel(call, request), done -> {});
  }

  Told again(int call) {
    return calls.again(call);
  }

  Told reuseKey(int call) {
    return calls.forOtherRequest(call);
  }

  /** The account as it now is. */
  AccountStanding accountNow(int account) {
    return shop.credit().queries().account(Actor.SYSTEM, account(account)).orElseThrow();
  }

  /** The history of the account, newest first, page after page. */
  List<Entry> entriesNow(int account) {
    var entries = new ArrayList<Entry>();
    Long position = null;
    do {
      var page = entriesNow(account, position);
      entries.addAll(page.items());
      position = page.next();
    } while (position != null);
    return entries;
  }

  private Page<Entry, Long> entriesNow(int account, @Nullable Long before) {
    var queries = shop.credit().entries();
    return queries
        .entries(Actor.SYSTEM, account(account), Period.ALWAYS, Slice.after(before, Page.MAX_LIMIT))
        .orElseThrow();
  }

  /** The stock as it now is; nothing where there never was any. */
  Optional<StockItem> stockNow(int sku) {
    return shop
        .inventory()
        .queries()
        .items(Actor.SYSTEM, WantedStock.of(sku(sku)), Slice.first(1))
        .items()
        .stream()
        .findFirst();
  }

  Order orderNow(int order) {
    return shop.ordering().queries().find(Actor.SYSTEM, orderId(order)).orElseThrow();
  }

  private OrderDraft.Wish line(Wanted wanted) {
    var price = wanted.price();
    return new OrderDraft.Wish(
        sku(wanted.sku()), wanted.pieces(), price == null ? null : credits(price));
  }

  private Sku sku(int number) {
    return new Sku("sku-" + number + "-" + run);
  }

  private AccountId account(int number) {
    return switch (number) {
      case Model.NOBODY -> nobody;
      case Model.HOUSE -> Objects.requireNonNull(house);
      default -> accounts.get(number);
    };
  }

  private OrderId orderId(int number) {
    return number == Model.NOBODY ? new OrderId(FreshIds.next()) : orders.get(number);
  }

  private static Amount credits(long minorUnits) {
    return new Amount(AssetCode.CREDIT, minorUnits);
  }
}
