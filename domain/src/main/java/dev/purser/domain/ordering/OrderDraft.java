package dev.purser.domain.ordering;

import dev.purser.domain.catalog.Offer;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.AllocationPolicy;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an order is to be of, in the making: takes wishes, prices them together, allocates their
 * stock and charges the payer, and gathers everything that stands in the way rather than stop at
 * the first. A line whose stock is short still counts towards the total, so that somebody who is
 * short of both is told both.
 */
public final class OrderDraft {
  private final Refusals refusals;
  private final List<Item> items = new ArrayList<>();
  private final List<Item> unavailable = new ArrayList<>();
  private final List<OrderLine> lines = new ArrayList<>();
  private List<Adjustment> adjustments = List.of();
  private int added;

  public OrderDraft(Refusals refusals) {
    this.refusals = refusals;
  }

  /**
   * What somebody wants of one SKU.
   *
   * @param quantity pieces; refused unless 1 to {@link Quantities#MAX}
   * @param expectedUnitPrice refused when the price is another; null for any price
   */
  public record Wish(Sku sku, long quantity, @Nullable Amount expectedUnitPrice) {}

  /** A wish for something that there is. */
  private record Item(OrderLineId id, String subject, Wish wish, Offer offer) {}

  /** What an item costs. */
  private record Cost(Item item, Amount unitPrice, Amount subtotal) {}

  /**
   * Takes a wish.
   *
   * @param offer what the catalogue has under the SKU, if anything
   */
  public void add(OrderLineId id, Wish wish, Optional<Offer> offer) {
    var subject = "lines/" + added++;
    var counts =
        refusals
            .attempt(subject + "/quantity", () -> Quantities.require(wish.quantity()))
            .isPresent();
    if (offer.isEmpty()) {
      refusals.add(subject + "/sku", new ValueRefusal.UnknownSku(wish.sku()));
      return;
    }
    var available = refusals.attempt(subject + "/sku", offer.get()::requireAvailable);
    if (counts) {
      (available.isPresent() ? items : unavailable).add(new Item(id, subject, wish, offer.get()));
    }
  }

  /**
   * Prices all that was taken, and allocates its stock, line after line. What cannot be bought is
   * priced by itself, for whoever expected another price.
   *
   * @param pricing makes prices of a basket in one asset
   * @param sources the stock items of a SKU that may be claimed, in the order of their locations
   */
  public void fill(
      CustomerId customer,
      Function<Basket, Prices> pricing,
      Stock stock,
      AllocationPolicy allocation,
      Function<Sku, ? extends Collection<StockKey>> sources,
      Instant now) {
    var _ = priced(unavailable, customer, pricing, now);
    var prices = priced(items, customer, pricing, now);
    var claims = items.stream().map(item -> claim(item, stock, allocation, sources)).toList();
    prices.ifPresent(known -> write(claims, known));
  }

  /** What they cost, or nothing, with what stands in the way noted; compared with expectations. */
  private Optional<Prices> priced(
      List<Item> wanted, CustomerId customer, Function<Basket, Prices> pricing, Instant now) {
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    var prices = refusals.attempt("lines", () -> prices(wanted, customer, pricing, now));
    prices.ifPresent(known -> requireExpected(wanted, known));
    return prices;
  }

  /**
   * What the payer owes for all lines, after looking whether they may and can pay it.
   *
   * @param subject what the command calls the payer
   * @param charging where to note why they may not or cannot
   */
  public Optional<Amount> chargeTo(
      CustomerAccount payer, String subject, Refusals charging, Instant now) {
    charging.attempt(subject, payer::requireSpending);
    for (var line : lines) {
      charging.attempt(subject, () -> payer.requireAsset(line.total()));
    }
    var payable =
        lines.stream().filter(line -> line.total().asset().equals(payer.asset())).toList();
    var total = sum(payable, charging);
    total.ifPresent(amount -> charging.attempt(subject, () -> payer.requireCover(amount, now)));
    return total.filter(_ -> payable.size() == lines.size());
  }

  /**
   * The sum of the lines, or nothing, with what is wrong with it noted: an order comes to at least
   * 1 and at most 2^53-1 minor units of one asset.
   */
  public Optional<Amount> total(Refusals summing) {
    return areOfOneAsset(items) ? sum(lines, summing) : Optional.empty();
  }

  /** The lines that could be priced; all of them when nothing was refused. */
  public List<OrderLine> lines() {
    return List.copyOf(lines);
  }

  public List<Adjustment> adjustments() {
    return adjustments;
  }

  private static boolean areOfOneAsset(List<Item> items) {
    return items.stream().map(item -> item.offer().price().asset()).distinct().count() == 1;
  }

  private static Prices prices(
      List<Item> items, CustomerId customer, Function<Basket, Prices> pricing, Instant now) {
    var wanted = items.stream().map(i -> new Basket.Item(i.offer(), i.wish().quantity())).toList();
    var basket = new Basket(customer, wanted, now);
    var prices = areOfOneAsset(items) ? pricing.apply(basket) : Prices.ofCatalogue(basket);
    if (prices.unitPrices().size() != items.size()) {
      throw new IllegalStateException(
          "the pricing policy has " + prices.unitPrices().size() + " prices of " + items.size());
    }
    return prices;
  }

  private void requireExpected(List<Item> priced, Prices prices) {
    for (var i = 0; i < priced.size(); i++) {
      var item = priced.get(i);
      var unitPrice = prices.unitPrices().get(i);
      refusals.attempt(
          item.subject() + "/expectedUnitPrice",
          () -> item.offer().at(unitPrice).requirePrice(item.wish().expectedUnitPrice()));
    }
  }

  private static Optional<Amount> sum(List<OrderLine> lines, Refusals summing) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var totals = lines.stream().map(OrderLine::total);
    return summing.attempt(
        "lines", () -> totals.reduce(Amount::plus).orElseThrow().requireMovable());
  }

  private Map<StockKey, Long> claim(
      Item item,
      Stock stock,
      AllocationPolicy allocation,
      Function<Sku, ? extends Collection<StockKey>> sources) {
    var sku = item.wish().sku();
    return refusals
        .attempt(
            item.subject() + "/quantity",
            () -> stock.allocate(allocation, sku, item.wish().quantity(), sources.apply(sku)))
        .orElse(Map.of());
  }

  private List<Cost> costs(Prices prices) {
    var costs = new ArrayList<Cost>();
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var unitPrice = prices.unitPrices().get(i);
      refusals
          .attempt(item.subject() + "/quantity", () -> unitPrice.times(item.wish().quantity()))
          .ifPresent(subtotal -> costs.add(new Cost(item, unitPrice, subtotal)));
    }
    return costs;
  }

  private void write(List<Map<StockKey, Long>> claims, Prices prices) {
    var costs = costs(prices);
    if (costs.size() == items.size()) {
      refusals
          .attempt("lines", () -> prices.totals(costs.stream().map(Cost::subtotal).toList()))
          .ifPresent(totals -> write(costs, totals, claims, prices));
    }
  }

  private void write(
      List<Cost> costs, List<Amount> totals, List<Map<StockKey, Long>> claims, Prices prices) {
    for (var i = 0; i < costs.size(); i++) {
      var cost = costs.get(i);
      var wish = cost.item().wish();
      lines.add(
          OrderLine.place(
              cost.item().id(),
              cost.item().offer(),
              wish.quantity(),
              cost.unitPrice(),
              totals.get(i),
              claims.get(i)));
    }
    adjustments = prices.adjustments().stream().map(Prices.Spread::adjustment).toList();
  }
}
