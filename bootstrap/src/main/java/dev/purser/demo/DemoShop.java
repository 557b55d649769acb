package dev.purser.demo;

import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.catalog.ProductQueries;
import dev.purser.application.catalog.ProductSearch;
import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.CreditQueries;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.customer.ChangeCustomer;
import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.SignUp;
import dev.purser.application.customer.WantedCustomers;
import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.LimitStock;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Fingerprint;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * A small shop to try things on. It is filled through the same ports as any other, under keys of
 * its own, so that a filling that was cut short goes on where it stopped.
 */
public final class DemoShop {
  /** The product that the printed order buys. */
  public static final String SHOWN_SKU = "TEA-001";

  private static final List<Ware> WARES =
      List.of(
          new Ware(SHOWN_SKU, "Darjeeling, first flush", 1250, 500, 120),
          new Ware("TEA-002", "Assam, 250 g", 890, 500, 0),
          new Ware("POT-001", "Teapot, cast iron", 6400, 40, 15),
          new Ware("CUP-001", "Cup, porcelain", 1800, 200, 60),
          new Ware("SALE-001", "Flash sale: the last fifty", 100, 50, 0),
          new Ware("HON-001", "Honey, wild flowers", 720, 0, 0));

  /** A second location, tried when the main one does not do. */
  private static final CreateLocation.Request NORTH =
      new CreateLocation.Request(new LocationCode("NORTH"), "Warehouse north", 200);

  /** May be sold before it is there, and few are left. */
  private static final String SCARCE_SKU = "HON-001";

  private static final long SCARCE_BACKORDERS = 20;
  private static final long SCARCE_THRESHOLD = 5;

  /** Somebody of the staff, who may read everything. */
  public static final String SUPPORT = "sam@example.com";

  private static final WantedCustomers BUYERS =
      new WantedCustomers(null, Role.CUSTOMER, false, WantedCustomers.Order.OLDEST);

  private static final List<Person> PEOPLE =
      List.of(
          new Person("ada@example.com", "Ada", 100_000),
          new Person("grace@example.com", "Grace", 25_000),
          new Person("linus@example.com", "Linus", 1_000));

  private final SignUp signUp;
  private final CustomerQueries customers;
  private final CreateProduct createProduct;
  private final ProductQueries products;
  private final Value value;

  DemoShop(
      SignUp signUp,
      CustomerQueries customers,
      CreateProduct createProduct,
      ProductQueries products,
      Value value) {
    this.signUp = signUp;
    this.customers = customers;
    this.createProduct = createProduct;
    this.products = products;
    this.value = value;
  }

  /** The ports through which the shop gets stock, credits and staff. */
  record Value(
      Warehouses warehouses,
      GrantCredits grantCredits,
      CreditQueries credits,
      ChangeCustomer hire) {}

  /** The ports through which the shop keeps stock. */
  record Warehouses(CreateLocation createLocation, MoveStock moveStock, LimitStock limitStock) {}

  /** Somebody of the shop, and what they can spend. */
  public record Shopper(String email, CustomerId customer, AccountId account, long available) {}

  /**
   * Something for sale.
   *
   * @param quantity how many there are at the main location
   * @param atNorth how many there are at the other one
   */
  private record Ware(String sku, String name, long price, long quantity, long atNorth) {}

  private record Person(String email, String name, long credits) {}

  /** Whether there is nothing yet, or only a part of the shop from a filling that was cut short. */
  public boolean isWanted() {
    var firstProduct =
        products.search(Actor.SYSTEM, ProductSearch.ALL, Slice.first(1)).items().stream();
    var firstCustomer = customers.list(Actor.SYSTEM, BUYERS, Slice.first(1)).items().stream();
    return firstProduct.allMatch(product -> product.sku().value().equals(SHOWN_SKU))
        && firstCustomer.allMatch(DemoShop::isOurs)
        && !isComplete();
  }

  /** The grants come last, and leave an entry for ever. */
  private boolean isComplete() {
    var granted =
        customers().stream()
            .filter(shopper ->
                !value
                    .credits()
                    .transfers(Actor.SYSTEM, shopper.account(), null, Slice.first(1))
                    .items()
                    .isEmpty())
            .count();
    return granted == PEOPLE.size();
  }

  /**
   * Creates what is missing of it.
   *
   * @param password what its people sign in with
   */
  public void fill(String password) {
    requireDoneBefore(value.warehouses().createLocation().create(Actor.SYSTEM, NORTH));
    WARES.forEach(this::stock);
    limitScarce();
    PEOPLE.stream()
        .map(
            person -> new SignUp.Request(new EmailAddress(person.email()), person.name(), password))
        .forEach(this::require);
    hireSupport(password);
    for (var shopper : customers()) {
      PEOPLE.stream()
          .filter(person -> person.email().equals(shopper.email()))
          .forEach(person -> grant(person, shopper.account()));
    }
  }

  /** The shop's people, as far as they are among the first who signed up. */
  public List<Shopper> customers() {
    return customers.list(Actor.SYSTEM, BUYERS, Slice.first(Page.DEFAULT_LIMIT)).items().stream()
        .filter(DemoShop::isOurs)
        .flatMap(customer -> shopper(customer).stream())
        .toList();
  }

  private static boolean isOurs(Customer customer) {
    return PEOPLE.stream().anyMatch(person -> person.email().equals(customer.email().value()));
  }

  private Optional<Shopper> shopper(Customer customer) {
    var owner = new OwnerId(customer.id().value());
    return value
        .credits()
        .accounts(Actor.SYSTEM, owner, AssetCode.CREDIT, Slice.first(1))
        .items()
        .stream()
        .map(account -> shopper(customer, account))
        .findFirst();
  }

  private static Shopper shopper(Customer customer, AccountStanding account) {
    return new Shopper(customer.email().value(), customer.id(), account.id(), account.posted());
  }

  private void stock(Ware ware) {
    var sku = new Sku(ware.sku());
    var price = new Amount(AssetCode.CREDIT, ware.price());
    var product =
        new CreateProduct.Request(
            sku, ware.name(), null, price, ProductStatus.PUBLISHED, List.of());
    requireDoneBefore(createProduct.create(Actor.SYSTEM, product));
    receive("receive-" + ware.sku(), sku, LocationCode.MAIN, ware.quantity());
    receive("receive-at-north-" + ware.sku(), sku, NORTH.code(), ware.atNorth());
  }

  private void receive(String step, Sku sku, LocationCode location, long quantity) {
    if (quantity > 0) {
      var receipt = MoveStock.Request.receipt(sku, location, quantity, "demonstration");
      requireDone(value.warehouses().moveStock().move(call(step), receipt));
    }
  }

  private void limitScarce() {
    var request =
        new LimitStock.Request(
            new Sku(SCARCE_SKU),
            LocationCode.MAIN,
            Change.to(SCARCE_BACKORDERS),
            Change.to(SCARCE_THRESHOLD));
    requireDone(value.warehouses().limitStock().limit(call("limit-" + SCARCE_SKU), request));
  }

  private void require(SignUp.Request person) {
    requireDoneBefore(signUp.signUp(Actor.SYSTEM, person));
  }

  private void hireSupport(String password) {
    require(new SignUp.Request(new EmailAddress(SUPPORT), "Sam", password));
    var wanted = new WantedCustomers(SUPPORT, null, false, WantedCustomers.Order.OLDEST);
    var role = new ChangeCustomer.Request(Change.keep(), Change.keep(), Change.to(Role.SUPPORT));
    customers.list(Actor.SYSTEM, wanted, Slice.first(1)).items().stream()
        .map(sam -> value.hire().change(Actor.SYSTEM, sam.id(), Precondition.ANY, role))
        .forEach(DemoShop::requireDone);
  }

  private void grant(Person person, AccountId account) {
    var amount = new Amount(AssetCode.CREDIT, person.credits());
    var request = new GrantCredits.Request(account, amount, null, "demonstration");
    requireDone(value.grantCredits().grant(call("grant-" + person.email()), request));
  }

  private static Call call(String step) {
    var key = "demonstration-" + step;
    return new Call(Actor.SYSTEM, key, Fingerprint.of(sha256(key)));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Done now, or refused because an earlier filling has done it. */
  private static void requireDoneBefore(Reply<?> reply) {
    switch (reply) {
      case Reply.Done<?> _, Reply.Refused<?> _ -> {}
      case Reply.NotFound<?> _, Reply.Stale<?> _, Reply.KeyReused<?> _, Reply.InProgress<?> _ ->
          fail(reply);
    }
  }

  private static void requireDone(Reply<?> reply) {
    switch (reply) {
      case Reply.Done<?> _ -> {}
      case Reply.Refused<?> _,
          Reply.NotFound<?> _,
          Reply.Stale<?> _,
          Reply.KeyReused<?> _,
          Reply.InProgress<?> _ ->
          fail(reply);
    }
  }

  private static void fail(Reply<?> reply) {
    throw new IllegalStateException("the demonstration shop was not filled: " + reply);
  }
}
