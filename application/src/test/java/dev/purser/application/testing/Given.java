package dev.purser.application.testing;

import dev.purser.application.credit.HouseAccounts.AssetRole;
import dev.purser.application.credit.JournalItem;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategoryId;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.catalog.OfferBuilder;
import dev.purser.domain.catalog.ProductBuilder;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.AssetId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldBuilder;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.customer.CustomerBuilder;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.LocationId;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderBuilder;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a test finds when it begins, made through the ports in the order of the write path. */
public final class Given {
  private final Ports ports;

  public Given(Ports ports) {
    this.ports = ports;
  }

  public Instant now() {
    return ports.transactions().read(ports.clock()::now);
  }

  /** Somebody who signed up, without an account. */
  public CustomerId customer() {
    var customer = CustomerBuilder.aCustomer().withId(new CustomerId(ports.ids().next())).build();
    return write(() -> {
      ports.customers().add(customer, null);
      return customer.id();
    });
  }

  public OwnerId owner() {
    return new OwnerId(customer().value());
  }

  /** An empty account of somebody new. */
  public CustomerAccount account() {
    return account(account -> account);
  }

  /** An account of somebody new, as it is said to be. */
  public CustomerAccount account(UnaryOperator<AccountBuilder> as) {
    var id = new AccountId(ports.ids().next());
    var account = as.apply(AccountBuilder.anAccount().withId(id).of(owner())).build();
    return write(() -> {
      ports.credit().accounts().insert(List.of(account));
      return account;
    });
  }

  /** An account of the house in the default asset; a new one where it may have several. */
  /** A customer's account with its lots, as it stands in the books. */
  public CustomerAccount stored(AccountId id) {
    return ports
        .transactions()
        .read(() -> account(id).map(CustomerAccount.class::cast).orElseThrow());
  }

  public HouseAccount house(HouseRole role) {
    if (!role.isOnePerAsset()) {
      return general();
    }
    var key = new AssetRole(AssetCode.CREDIT, role);
    return ports
        .transactions()
        .read(() -> ports.credit().houseAccounts().load(Set.of(key)).get(key));
  }

  /** Gives back what the hold sets aside. */
  public void voided(Hold hold) {
    var now = now();
    var _ =
        write(() -> {
          var ledger = ledger(now);
          ledger.release(hold, HoldStatus.VOIDED);
          ports.credit().accounts().update(List.<Account>copyOf(ledger.changedAccounts()));
          ports.credit().holds().update(ledger.holds());
          return true;
        });
  }

  private HouseAccount general() {
    var account = HouseAccount.general(new AccountId(ports.ids().next()), AssetCode.CREDIT);
    return write(() -> {
      ports.credit().accounts().insert(List.of(account));
      return account;
    });
  }

  /** A SKU that a published product has. */
  public Sku sku() {
    var id = new ProductId(ports.ids().next());
    var product = ProductBuilder.aProduct().withId(id).of(freshSku()).build();
    return write(() -> {
      ports.products().addAll(List.of(product));
      return product.sku();
    });
  }

  /** A category that a product may stand in. */
  public CategorySlug category() {
    var id = ports.ids().next();
    var category =
        new Category(new CategoryId(id), new CategorySlug("c-" + id), "Things", Moments.MORNING);
    return write(() -> {
      ports.catalog().categories().addAll(List.of(category));
      return category.slug();
    });
  }

  /** Sees to it that there is such an asset. */
  public void asset(AssetCode code) {
    var asset = new Asset(new AssetId(ports.ids().next()), code, "Units", 2, Moments.MORNING);
    var _ =
        write(() -> {
          var isNew = ports.credit().assets().load(Set.of(code)).isEmpty();
          if (isNew) {
            ports.credit().assets().add(asset);
          }
          return isNew;
        });
  }

  /** A SKU that nobody has used. */
  public Sku freshSku() {
    return new Sku("sku-" + ports.ids().next());
  }

  /**
   * A new location that is tried after all that have a smaller priority; its code comes before that
   * of the main one.
   */
  public LocationCode location(int priority) {
    var id = ports.ids().next();
    var code = new LocationCode(id.toString().substring(9).toUpperCase(Locale.ROOT));
    var location = Location.open(new LocationId(id), code, "A location", priority, Moments.MORNING);
    return write(() -> {
      ports.locations().add(location);
      return location.code();
    });
  }

  /** An empty stock item of a new product at the main location. */
  public StockKey stock() {
    var key = new StockKey(sku(), LocationCode.MAIN);
    return write(() -> ports.stockRows().ensured().load(Set.of(key)).get(key));
  }

  /** A hold on an account that has what it takes. */
  public Hold hold(Amount amount) {
    var payer = account(account -> account.with(amount).holding(amount));
    var hold =
        HoldBuilder.aHold()
            .from(payer.id())
            .to(house(HouseRole.REVENUE).id())
            .of(amount)
            .createdAt(now())
            .build();
    return write(() -> {
      ports.credit().holds().insert(List.of(hold));
      return hold;
    });
  }

  /** A hold of no order on the payer's account, for another customer's. */
  public Hold hold(AccountId payer, AccountId receiver, Amount amount) {
    var id = new HoldId(ports.ids().next());
    var now = now();
    var terms = new Hold.Terms(null, now.plus(Duration.ofDays(1)), null);
    return write(() -> {
      var ledger = ledger(now);
      var hold = ledger.hold(id, payer, receiver, amount, terms);
      ports.credit().accounts().update(List.<Account>copyOf(ledger.changedAccounts()));
      ports.credit().holds().insert(ledger.holds());
      return hold;
    });
  }

  /** A placed order with a line of one new product. */
  public Order order(CustomerId customer) {
    var offer = offer();
    return order(customer, order -> order.withLine(offer, 2));
  }

  /** A placed order with the lines that it is said to have. */
  public Order order(CustomerId customer, UnaryOperator<OrderBuilder> as) {
    var id = new OrderId(ports.ids().next());
    var draft = as.apply(OrderBuilder.anOrder()).build();
    var hold = hold(draft.total());
    var order =
        as.apply(
                OrderBuilder.anOrder()
                    .withId(id)
                    .numbered(ports.orderNumbers().next())
                    .by(customer)
                    .paidBy(hold.from(), hold.id()))
            .build();
    return write(() -> {
      ports.orders().insert(List.of(order));
      return order;
    });
  }

  /** What a new product with an empty stock item costs. */
  public Offer offer() {
    return OfferBuilder.anOffer().of(stock().sku()).build();
  }

  /** The transfer, carried out. */
  public Transfer moved(Transfer transfer) {
    return write(() -> {
      var ledger = ledger(transfer.createdAt());
      var refusals = new Refusals();
      for (var leg = 0; leg < transfer.legs().size(); leg++) {
        var subjects = Ledger.Subjects.under("legs/" + leg + "/");
        ledger.move(transfer.id(), leg, transfer.legs().get(leg), subjects, refusals);
      }
      if (!refusals.isEmpty()) {
        throw new IllegalStateException(refusals.toList().toString());
      }
      keep(transfer, ledger);
      return transfer;
    });
  }

  private void keep(Transfer transfer, Ledger ledger) {
    var credit = ports.credit();
    if (!ledger.changedAccounts().isEmpty()) {
      credit.accounts().update(List.<Account>copyOf(ledger.changedAccounts()));
    }
    credit.transfers().append(List.of(transfer));
    if (!ledger.entries().isEmpty()) {
      credit.entries().append(ledger.entries());
    }
    if (!ledger.lotEntries().isEmpty()) {
      credit.lotEntries().append(ledger.lotEntries());
    }
    credit.journal().append(JournalItem.of(List.of(transfer), ledger));
    if (!ledger.housePostings().isEmpty()) {
      credit.housePostings().append(ledger.housePostings());
    }
  }

  private IdSeries series() {
    return new IdSeries(ports.ids().next());
  }

  private Ledger ledger(Instant now) {
    return new Ledger(books(), account -> true, series(), now);
  }

  private Ledger.Books books() {
    return new Ledger.Books() {
      @Override
      public Optional<Account> account(AccountId id) {
        return Given.this.account(id);
      }

      @Override
      public Optional<HouseAccount> house(AssetCode asset, HouseRole role) {
        var key = new AssetRole(asset, role);
        return Optional.ofNullable(ports.credit().houseAccounts().load(Set.of(key)).get(key));
      }
    };
  }

  private Optional<Account> account(AccountId id) {
    return Optional.ofNullable(ports.credit().accounts().load(Set.of(id)).get(id));
  }

  private <T> T write(Supplier<T> work) {
    return ports.transactions().write(work);
  }
}
