package dev.purser.application.ordering;

import dev.purser.application.catalog.CatalogKinds;
import dev.purser.application.credit.AccountsOfOwners.OwnerAsset;
import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.HouseAccounts.AssetRole;
import dev.purser.application.inventory.InventoryKinds;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

final class PlacingOrders implements PlaceOrder {
  private final WritePath writePath;
  private final OrderNumbers numbers;
  private final Ids ids;

  PlacingOrders(WritePath writePath, OrderNumbers numbers, Ids ids) {
    this.writePath = writePath;
    this.numbers = numbers;
    this.ids = ids;
  }

  @Override
  public Reply<Order> place(Call call, Request request) {
    call.actor().require(Right.PLACE_ORDERS);
    var lineIds =
        Stream.generate(() -> new OrderLineId(ids.next())).limit(request.lines().size()).toList();
    return writePath.submit(
        new Placement(
            ids.next(),
            call,
            request,
            new OrderId(ids.next()),
            lineIds,
            new HoldId(ids.next()),
            numbers.next()));
  }

  /** The decision: price, allocate, hold; everything that stands in the way is told at once. */
  private record Placement(
      UUID id,
      Call call,
      Request request,
      OrderId order,
      List<OrderLineId> lineIds,
      HoldId hold,
      long number)
      implements Command<Order> {

    @Override
    public String operation() {
      return "place-order";
    }

    @Override
    public OutcomeType<Order> outcomeType() {
      return OrderingKinds.ORDER;
    }

    @Override
    public UUID resource() {
      return order.value();
    }

    @Override
    public int weight() {
      return 4 + 3 * request.lines().size();
    }

    @Override
    public Collection<?> claims() {
      var claims = new ArrayList<Object>(skus());
      claims.add(request.account() == null ? ownersAccount() : request.account());
      return claims;
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      var skus = skus();
      needs.ofAll(CatalogKinds.OFFERS, skus);
      needs.ofAll(InventoryKinds.STOCK_OF_SKU, skus);
      for (var sku : skus) {
        known
            .find(InventoryKinds.STOCK_OF_SKU, sku)
            .ifPresent(stock -> needs.ofAll(InventoryKinds.STOCK_ITEMS, stock));
      }
      needs.of(CreditKinds.ACCOUNTS_OF_OWNERS, ownersAccount());
      payerId(known).ifPresent(payer -> CreditKinds.needsAccount(payer, known, needs));
      payingAccount(known)
          .ifPresent(account -> needs.of(CreditKinds.HOUSE_ACCOUNTS, revenue(account)));
    }

    @Override
    public Decision<Order> decide(WorkingSet loaded, Instant now) {
      var refusals = new Refusals();
      var stock = InventoryKinds.stock(loaded, now);
      var draft = new OrderDraft(stock, refusals);
      for (var i = 0; i < request.lines().size(); i++) {
        var wish = request.lines().get(i);
        draft.add(
            lineIds.get(i),
            wish,
            loaded.find(CatalogKinds.OFFERS, wish.sku()),
            loaded.find(InventoryKinds.STOCK_OF_SKU, wish.sku()).orElse(List.of()));
      }
      var payer = payer(loaded, refusals);
      var total = payer.flatMap(account -> draft.chargeTo(account, payerSubject(), now));
      return refusals.isEmpty()
          ? accepted(draft.lines(), total.orElseThrow(), payer.orElseThrow(), stock, loaded, now)
          : new Decision.Refused<>(refusals.toList());
    }

    @Override
    public boolean mayTell(WorkingSet loaded, Order placed) {
      return mayActFor(placed.customer().value());
    }

    private Decision<Order> accepted(
        List<OrderLine> lines,
        Amount total,
        CustomerAccount account,
        Stock stock,
        WorkingSet loaded,
        Instant now) {
      var revenue = loaded.get(CreditKinds.HOUSE_ACCOUNTS, revenue(account));
      var ledger = CreditKinds.ledger(loaded, new IdSeries(id), now);
      var held =
          ledger.hold(hold, account.id(), revenue.id(), total, Hold.Terms.managedBy(order.value()));
      var placed =
          Order.place(
              order,
              number,
              request.customer(),
              lines,
              total,
              List.of(Payment.of(account.id(), held.id(), total)),
              request.shipTo(),
              request.metadata(),
              now);
      return new Decision.Accepted<>(placed, OrderSteps.changes(this, placed, stock, ledger));
    }

    /** Who pays, if there are both the customer and the account. */
    private Optional<CustomerAccount> payer(WorkingSet loaded, Refusals refusals) {
      if (!mayActFor(request.customer().value())
          || loaded.find(CreditKinds.ACCOUNTS_OF_OWNERS, ownersAccount()).isEmpty()) {
        var named = "of customer " + request.customer().value();
        refusals.add("customerId", new CreditRefusal.UnknownAccount(named));
      }
      var account = payingAccount(loaded);
      if (account.isEmpty() && request.account() != null) {
        var named = request.account().value().toString();
        refusals.add("accountId", new CreditRefusal.UnknownAccount(named));
      }
      return account;
    }

    /**
     * The house pays for nothing: only customers' accounts do, and those of others only for who may
     * order for others.
     */
    private Optional<CustomerAccount> payingAccount(WorkingSet known) {
      return payerId(known)
          .flatMap(id -> known.find(CreditKinds.ACCOUNTS, id))
          .flatMap(a -> a instanceof CustomerAccount own ? Optional.of(own) : Optional.empty())
          .filter(account -> mayActFor(account.owner().value()));
    }

    private boolean mayActFor(UUID customer) {
      return call.actor().mayReach(Right.ORDER_FOR_OTHERS, customer);
    }

    /** A customer for whom the caller may not order is treated like one who does not exist. */
    private Optional<AccountId> payerId(WorkingSet known) {
      if (request.account() != null) {
        return Optional.of(request.account());
      }
      return mayActFor(request.customer().value())
          ? known.find(CreditKinds.ACCOUNTS_OF_OWNERS, ownersAccount())
          : Optional.empty();
    }

    /** Every customer has one from sign-up on, so that it also tells whether there is one. */
    private OwnerAsset ownersAccount() {
      return new OwnerAsset(new OwnerId(request.customer().value()), AssetCode.CREDIT);
    }

    private static AssetRole revenue(CustomerAccount account) {
      return new AssetRole(account.asset(), HouseRole.REVENUE);
    }

    private String payerSubject() {
      return request.account() == null ? "customerId" : "accountId";
    }

    private Set<Sku> skus() {
      var skus = new LinkedHashSet<Sku>();
      request.lines().forEach(line -> skus.add(line.sku()));
      return skus;
    }
  }
}
