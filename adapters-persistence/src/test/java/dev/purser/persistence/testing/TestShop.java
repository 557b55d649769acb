package dev.purser.persistence.testing;

import dev.purser.application.catalog.CreateProduct;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.customer.SignUp;
import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.inventory.WantedStock;
import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Fingerprint;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Leg;
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
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** One instance of the application, spoken to in few words. */
public record TestShop(Ports ports, Shop shop) implements AutoCloseable {
  private static final Actor ACTOR = new Actor("test", Role.ADMIN);

  public static String freshKey() {
    return "key-" + UUID.randomUUID();
  }

  /** A customer with so many credits. */
  public CustomerAccount customerWith(long credits) {
    var id = UUID.randomUUID();
    var request = new SignUp.Request(new EmailAddress(id + "@example.com"), "Somebody", null);
    var customer = done(shop.customers().signUp().signUp(ACTOR, request));
    var owner = new OwnerId(customer.id().value());
    var account =
        shop.credit().queries().accounts(ACTOR, owner, null, Slice.first(1)).items().getFirst();
    if (credits > 0) {
      grant(account.id(), credits);
    }
    return account(account.id());
  }

  public void grant(AccountId account, long credits) {
    grant(account, credits, null);
  }

  /** Credits that are a lot of their own, where they have terms. */
  public void grant(AccountId account, long credits, @Nullable LotTerms terms) {
    var amount = new Amount(AssetCode.CREDIT, credits);
    var request = new GrantCredits.Request(account, amount, terms, null);
    var _ = done(shop.credit().grantCredits().grant(call(freshKey(), request), request));
  }

  public Reply<Transfer> transfer(String key, AccountId from, AccountId to, long credits) {
    return transfer(key, from, to, credits, null);
  }

  public Reply<Transfer> transfer(
      String key, AccountId from, AccountId to, long credits, @Nullable String reference) {
    var leg = new Leg(from, to, new Amount(AssetCode.CREDIT, credits));
    var request = new TransferCredits.Request(List.of(leg), false, reference, Attributes.NONE);
    return shop.credit().transferCredits().transfer(call(key, request), request);
  }

  /** A published product with so many pieces in stock. */
  public Sku product(long price, long quantity) {
    var sku = new Sku("SKU-" + UUID.randomUUID());
    var amount = new Amount(AssetCode.CREDIT, price);
    var product =
        new CreateProduct.Request(
            sku, "Something", null, amount, ProductStatus.PUBLISHED, List.of());
    var _ = done(shop.catalog().createProduct().create(ACTOR, product));
    receive(sku, LocationCode.MAIN, quantity);
    return sku;
  }

  public void receive(Sku sku, LocationCode location, long quantity) {
    var _ = done(move(MoveStock.Request.receipt(sku, location, quantity, null)));
  }

  public Reply<StockMovement> move(MoveStock.Request request) {
    return shop.inventory().moveStock().move(call(freshKey(), request), request);
  }

  /** A new location that is tried when the main one is not enough. */
  public LocationCode location() {
    var code = new LocationCode(UUID.randomUUID().toString().substring(9).toUpperCase(Locale.ROOT));
    var request = new CreateLocation.Request(code, "Somewhere", 200);
    return done(shop.inventory().createLocation().create(ACTOR, request)).code();
  }

  public Reply<Order> order(String key, CustomerAccount buyer, Sku sku, long quantity) {
    return order(key, buyer, sku, quantity, ShipTo.NONE);
  }

  public Reply<Order> order(
      String key, CustomerAccount buyer, Sku sku, long quantity, ShipTo shipTo) {
    var request =
        new PlaceOrder.Request(
            new CustomerId(buyer.owner().value()),
            List.of(new Wish(sku, quantity, null)),
            null,
            true,
            CaptureMode.ON_FULFILMENT,
            shipTo,
            Attributes.NONE);
    return shop.ordering().placeOrder().place(call(key, request), request);
  }

  public Reply<Order> fulfil(FulfilOrder.Request request) {
    return shop.ordering().fulfilOrder().fulfil(call(freshKey(), request), request);
  }

  public Reply<Order> cancel(CancelOrder.Request request) {
    return shop.ordering().cancelOrder().cancel(call(freshKey(), request), request);
  }

  public CustomerAccount account(AccountId id) {
    var loaded = ports.transactions().read(() -> ports.credit().accounts().load(Set.of(id)));
    return (CustomerAccount) loaded.get(id);
  }

  public StockItem stock(Sku sku) {
    return stock(WantedStock.of(sku));
  }

  public StockItem stock(Sku sku, LocationCode location) {
    return stock(new WantedStock(sku, location, null));
  }

  private StockItem stock(WantedStock wanted) {
    return shop.inventory().queries().items(ACTOR, wanted, Slice.first(1)).items().getFirst();
  }

  /** Asks every invariant and says which rows break one. */
  public void requireInvariants() {
    var report = shop.invariants().check(ACTOR, InvariantScope.FULL);
    Assertions.assertThat(report.findings()).isNotEmpty().allMatch(finding -> finding.holds());
  }

  public static <O> O done(Reply<O> reply) {
    return switch (reply) {
      case Reply.Done<O> done -> done.outcome();
      case Reply.Refused<O> _,
          Reply.NotFound<O> _,
          Reply.KeyReused<O> _,
          Reply.Stale<O> _,
          Reply.InProgress<O> _ ->
          throw new AssertionError("not done: " + reply);
    };
  }

  public static List<String> codes(Reply<?> reply) {
    return switch (reply) {
      case Reply.Refused<?> refused ->
          refused.refusals().stream().map(located -> located.refusal().code()).toList();
      case Reply.Done<?> _,
          Reply.NotFound<?> _,
          Reply.KeyReused<?> _,
          Reply.Stale<?> _,
          Reply.InProgress<?> _ ->
          throw new AssertionError("not refused: " + reply);
    };
  }

  @Override
  public void close() {
    shop.close();
  }

  private static Call call(String key, Object request) {
    try {
      var bytes = request.toString().getBytes(StandardCharsets.UTF_8);
      var sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Call(ACTOR, key, Fingerprint.of(sha256));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
