package dev.purser.web.ordering;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderQueries;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.FulfilmentId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import dev.purser.domain.shared.ValueRefusal;
import dev.purser.web.shared.FakeKeys;
import dev.purser.web.shared.FakePages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Orders in memory, of one product and paid by an account that holds {@link #AVAILABLE}. */
public final class FakeOrdering implements PlaceOrder, FulfilOrder, CancelOrder, OrderQueries {
  public static final Sku MUG = new Sku("MUG-1");
  public static final long PRICE = 1_250;
  public static final long AVAILABLE = 100_000;

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

  private final FakeKeys<Order> keys = new FakeKeys<>();
  private final List<Order> orders = new CopyOnWriteArrayList<>();

  @Override
  public Reply<Order> place(Call call, PlaceOrder.Request request) {
    return keys.answer(call, refusals -> place(request, refusals));
  }

  @Override
  public Reply<Order> fulfil(Call call, FulfilOrder.Request request) {
    return keys.answer(
        call,
        refusals ->
            change(
                request.order(),
                refusals,
                o -> o.fulfil(new FulfilmentId(UUID.randomUUID()), request.tracking(), NOW)));
  }

  @Override
  public Reply<Order> cancel(Call call, CancelOrder.Request request) {
    return keys.answer(
        call, refusals -> change(request.order(), refusals, o -> o.cancel(request.reason(), NOW)));
  }

  @Override
  public Optional<Order> find(Actor actor, OrderId id) {
    return orders.stream().filter(o -> o.id().equals(id)).findFirst();
  }

  @Override
  public Page<Order, OrderId> list(
      Actor actor, @Nullable CustomerId customer, Slice<OrderId> slice) {
    var chosen =
        orders.reversed().stream()
            .filter(o -> customer == null || o.customer().equals(customer))
            .toList();
    return FakePages.page(chosen, Order::id, slice);
  }

  private Optional<Order> place(PlaceOrder.Request request, Refusals refusals) {
    for (var i = 0; i < request.lines().size(); i++) {
      check(request.lines().get(i), "lines/" + i + "/", refusals);
    }
    if (!refusals.isEmpty()) {
      return Optional.empty();
    }
    var lines = request.lines().stream().map(FakeOrdering::line).toList();
    var total = lines.stream().map(OrderLine::total).reduce(Amount::plus).orElseThrow();
    var account = new AccountId(request.customer().value());
    if (total.minorUnits() > AVAILABLE) {
      var poor = new CreditRefusal.InsufficientCredit(account, total.minorUnits(), AVAILABLE);
      refusals.add("", poor);
      return Optional.empty();
    }
    var order =
        Order.place(
            new OrderId(UUID.randomUUID()),
            1_000 + orders.size(),
            request.customer(),
            lines,
            total,
            List.of(Payment.of(account, new HoldId(UUID.randomUUID()), total)),
            request.shipTo(),
            request.metadata(),
            NOW);
    orders.add(order);
    return Optional.of(order);
  }

  private static void check(Wish line, String subject, Refusals refusals) {
    refusals.attempt(subject + "quantity", () -> Quantities.require(line.quantity()));
    if (!line.sku().equals(MUG)) {
      refusals.add(subject + "sku", new ValueRefusal.UnknownSku(line.sku()));
    } else if (line.expectedUnitPrice() != null
        && !line.expectedUnitPrice().equals(credits(PRICE))) {
      refusals.add(
          subject + "expectedUnitPrice",
          new CatalogRefusal.PriceChanged(MUG, line.expectedUnitPrice(), credits(PRICE)));
    }
  }

  private static OrderLine line(Wish line) {
    return new OrderLine(
        new OrderLineId(UUID.randomUUID()),
        line.sku(),
        "Mug",
        line.quantity(),
        credits(PRICE),
        credits(PRICE).times(line.quantity()),
        0,
        0,
        List.of(new Allocation(LocationCode.MAIN, line.quantity())));
  }

  private Optional<Order> change(OrderId id, Refusals refusals, UnaryOperator<Order> transition) {
    var found = orders.stream().filter(o -> o.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var after = refusals.attempt("", () -> transition.apply(found.get()));
    after.ifPresent(o -> orders.set(orders.indexOf(found.get()), o));
    return after;
  }

  private static Amount credits(long amount) {
    return new Amount(AssetCode.CREDIT, amount);
  }
}
