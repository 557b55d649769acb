package dev.purser.domain.ordering;

import dev.purser.domain.catalog.Offer;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.inventory.AllocationPolicy;
import dev.purser.domain.inventory.FewestLocations;
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
import org.jspecify.annotations.Nullable;

/**
 * An order in the making: prices and allocates line after line and charges the payer, and gathers
 * everything that stands in the way rather than stop at the first. A line whose stock is short
 * still counts towards the total, so that somebody who is short of both is told both.
 */
public final class OrderDraft {
  private static final AllocationPolicy POLICY = new FewestLocations();

  private final Stock stock;
  private final Refusals refusals;
  private final List<OrderLine> lines = new ArrayList<>();
  private int added;

  public OrderDraft(Stock stock, Refusals refusals) {
    this.stock = stock;
    this.refusals = refusals;
  }

  /**
   * What somebody wants of one SKU.
   *
   * @param quantity pieces; refused unless 1 to {@link Quantities#MAX}
   * @param expectedUnitPrice refused when the price is another; null for any price
   */
  public record Wish(Sku sku, long quantity, @Nullable Amount expectedUnitPrice) {}

  /**
   * Prices a line and allocates its stock.
   *
   * @param offer what the catalogue has under the SKU, if anything
   * @param sources the stock items that may be claimed, in order
   */
  public void add(OrderLineId id, Wish wish, Optional<Offer> offer, Collection<StockKey> sources) {
    var subject = "lines/" + added++;
    var quantity = subject + "/quantity";
    var counts = refusals.attempt(quantity, () -> Quantities.require(wish.quantity())).isPresent();
    var priced = price(wish, offer, subject);
    if (priced.isEmpty() || !counts) {
      return;
    }
    var claims =
        refusals.attempt(
            quantity, () -> stock.allocate(POLICY, wish.sku(), wish.quantity(), sources));
    refusals
        .attempt(
            quantity,
            () -> OrderLine.place(id, priced.get(), wish.quantity(), claims.orElse(Map.of())))
        .ifPresent(lines::add);
  }

  /**
   * What the payer owes for all lines, after looking whether they may and can pay it.
   *
   * @param subject what the command calls the payer
   */
  public Optional<Amount> chargeTo(CustomerAccount payer, String subject, Instant now) {
    refusals.attempt(subject, payer::requireSpending);
    for (var line : lines) {
      refusals.attempt(subject, () -> payer.requireAsset(line.total()));
    }
    var payable =
        lines.stream()
            .map(OrderLine::total)
            .filter(total -> total.asset().equals(payer.asset()))
            .toList();
    if (payable.isEmpty()) {
      return Optional.empty();
    }
    var total =
        refusals.attempt("lines", () -> payable.stream().reduce(Amount::plus).orElseThrow());
    total.ifPresent(amount -> refusals.attempt(subject, () -> payer.requireCover(amount, now)));
    return total;
  }

  /** The lines that could be priced; all of them when nothing was refused. */
  public List<OrderLine> lines() {
    return List.copyOf(lines);
  }

  private Optional<Offer> price(Wish wish, Optional<Offer> offer, String subject) {
    if (offer.isEmpty()) {
      refusals.add(subject + "/sku", new ValueRefusal.UnknownSku(wish.sku()));
      return offer;
    }
    refusals.attempt(
        subject + "/expectedUnitPrice", () -> offer.get().requirePrice(wish.expectedUnitPrice()));
    return refusals.attempt(subject + "/sku", offer.get()::requireAvailable);
  }
}
