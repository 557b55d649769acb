package dev.purser.application.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.customer.SignUp;
import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.inventory.WantedStock;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.Locale;

/** Does the everyday business of a shop, which nothing may stand in the way of. */
public final class Clerk {
  private final Shop shop;

  public Clerk(Shop shop) {
    this.shop = shop;
  }

  /** Somebody who signs up. */
  public CustomerId customer() {
    var email = new EmailAddress(FreshIds.next() + "@example.org");
    var request = new SignUp.Request(email, "Somebody", null);
    return done(shop.customers().signUp().signUp(Actor.SYSTEM, request)).id();
  }

  /** Somebody who signs up and is granted credits. */
  public CustomerId customerWith(long credits) {
    var customer = customer();
    grant(accountOf(customer).id(), credits);
    return customer;
  }

  /** The account that somebody has in the default asset. */
  public AccountStanding accountOf(CustomerId customer) {
    var owner = new OwnerId(customer.value());
    return shop.credit()
        .queries()
        .accounts(Actor.SYSTEM, owner, AssetCode.CREDIT, Slice.first(1))
        .items()
        .getFirst();
  }

  @CanIgnoreReturnValue
  public Transfer grant(AccountId account, long credits) {
    var request = new GrantCredits.Request(account, Amounts.credits(credits), null, null);
    return done(shop.credit().grantCredits().grant(Calls.aCall(), request));
  }

  /** Credits that expire or burn with a priority. */
  @CanIgnoreReturnValue
  public Transfer grant(AccountId account, long credits, LotTerms terms) {
    var request = new GrantCredits.Request(account, Amounts.credits(credits), terms, null);
    return done(shop.credit().grantCredits().grant(Calls.aCall(), request));
  }

  /** A published product at a price in credits. */
  public Sku product(long price) {
    return product(Amounts.credits(price), ProductStatus.PUBLISHED);
  }

  public Sku product(Amount price, ProductStatus status) {
    var sku = new Sku("sku-" + FreshIds.next());
    var request = new CreateProduct.Request(sku, "A product", null, price, status, List.of());
    return done(shop.catalog().createProduct().create(Actor.SYSTEM, request)).sku();
  }

  /** A product of which there are so many pieces at the main location. */
  public Sku productWith(long pieces, long price) {
    var sku = product(price);
    receive(sku, pieces);
    return sku;
  }

  @CanIgnoreReturnValue
  public StockMovement receive(Sku sku, long pieces) {
    return receive(sku, LocationCode.MAIN, pieces);
  }

  @CanIgnoreReturnValue
  public StockMovement receive(Sku sku, LocationCode location, long pieces) {
    return done(move(MoveStock.Request.receipt(sku, location, pieces, null)));
  }

  /** What is answered to somebody who moves stock. */
  public Reply<StockMovement> move(MoveStock.Request request) {
    return shop.inventory().moveStock().move(Calls.aCall(), request);
  }

  /** A new location that is tried after all that have a smaller priority. */
  public LocationCode location(int priority) {
    var code = new LocationCode(FreshIds.next().toString().substring(9).toUpperCase(Locale.ROOT));
    var request = new CreateLocation.Request(code, "A location", priority);
    return done(shop.inventory().createLocation().create(Actor.SYSTEM, request)).code();
  }

  /** What there is of the SKU at the first of its locations. */
  public StockItem stockOf(Sku sku) {
    return stockOf(WantedStock.of(sku));
  }

  public StockItem stockOf(Sku sku, LocationCode location) {
    return stockOf(new WantedStock(sku, location, null));
  }

  private StockItem stockOf(WantedStock wanted) {
    return shop.inventory()
        .queries()
        .items(Actor.SYSTEM, wanted, Slice.first(1))
        .items()
        .getFirst();
  }

  /** An order of so many pieces. */
  public Order order(CustomerId customer, Sku sku, long pieces) {
    return done(place(customer, new Wish(sku, pieces, null)));
  }

  /** What is answered to an order of these lines. */
  public Reply<Order> place(CustomerId customer, Wish... lines) {
    var request =
        new PlaceOrder.Request(
            customer,
            List.of(lines),
            null,
            true,
            CaptureMode.ON_FULFILMENT,
            ShipTo.NONE,
            Attributes.NONE);
    return shop.ordering().placeOrder().place(Calls.aCall(), request);
  }

  /** The outcome of what was done. */
  public static <O> O done(Reply<O> reply) {
    return switch (reply) {
      case Reply.Done<O> done -> done.outcome();
      default -> throw new AssertionError("not done: " + reply);
    };
  }
}
