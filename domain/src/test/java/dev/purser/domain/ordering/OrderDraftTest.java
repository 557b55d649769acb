package dev.purser.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.credit.AccountBuilder.anAccount;
import static dev.purser.domain.inventory.StockItemBuilder.aStockItem;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Sku;
import dev.purser.domain.shared.ValueRefusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDraftTest {
  private static final Sku TEA = new Sku("tea");
  private static final Sku POT = new Sku("pot");
  private static final String PAYER = "customerId";
  private static final AccountId PAYER_ID = new AccountId(FreshIds.next());

  private final Map<StockKey, StockItem> items = new HashMap<>();
  private final StockKey teaStock = there(aStockItem().of(TEA).with(5).build());
  private final StockKey potStock = there(aStockItem().of(POT).with(1).build());
  private final Offer tea = anOffer().of(TEA).at(credits(5)).build();
  private final Offer pot = anOffer().of(POT).at(credits(30)).build();

  private final Refusals refusals = new Refusals();
  private final OrderDraft draft = new OrderDraft(new Stock(items::get, Moments.NOON), refusals);

  @Test
  void chargesThePriceOfEveryPiece() {
    add(tea, 3, teaStock);
    add(pot, 1, potStock);

    var total = charge(45);

    assertThat(told()).isEmpty();
    assertThat(total).contains(credits(45));
    assertThat(draft.lines())
        .extracting(OrderLine::total)
        .containsExactly(credits(15), credits(30));
  }

  @Test
  void tellsWhoIsShortOfStockAndOfCreditsBoth() {
    add(tea, 6, teaStock);

    charge(29);

    assertThat(told())
        .containsExactly(
            at("lines/0/quantity", InventoryRefusal.OutOfStock.at(teaStock, 6, 5)),
            at(PAYER, new CreditRefusal.InsufficientCredit(payer(29).id(), 30, 29)));
  }

  @Test
  void letsLinesOfOneSkuNotOversellIt() {
    add(tea, 3, teaStock);
    add(tea, 3, teaStock);

    assertThat(told())
        .containsExactly(at("lines/1/quantity", InventoryRefusal.OutOfStock.at(teaStock, 3, 2)));
  }

  @Test
  void takesLinesOfOneSkuThatTogetherAreThere() {
    add(tea, 3, teaStock);
    add(tea, 2, teaStock);

    assertThat(told()).isEmpty();
    assertThat(draft.lines()).hasSize(2);
  }

  @Test
  void tellsOfProductsThatDoNotExist() {
    draft.add(lineId(), new Wish(TEA, 1, null), Optional.empty(), List.of());

    assertThat(told()).containsExactly(at("lines/0/sku", new ValueRefusal.UnknownSku(TEA)));
    assertThat(draft.lines()).isEmpty();
  }

  @Test
  void tellsOfWrongPriceAndUnavailableProductBoth() {
    var archived = anOffer().of(TEA).at(credits(5)).being(ProductStatus.ARCHIVED).build();

    draft.add(lineId(), new Wish(TEA, 1, credits(4)), Optional.of(archived), List.of(teaStock));

    assertThat(told())
        .containsExactlyInAnyOrder(
            at(
                "lines/0/expectedUnitPrice",
                new CatalogRefusal.PriceChanged(TEA, credits(4), credits(5))),
            at("lines/0/sku", new CatalogRefusal.ProductNotAvailable(TEA, ProductStatus.ARCHIVED)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void tellsOfImpossibleQuantitiesAndAsksNoStockForThem(long quantity) {
    add(tea, quantity, teaStock);

    assertThat(told())
        .containsExactly(at("lines/0/quantity", new ValueRefusal.QuantityOutOfRange(quantity)));
  }

  @Test
  void tellsOfEveryLineByItsPlace() {
    add(tea, 0, teaStock);
    add(tea, 9, teaStock);
    add(pot, 2, potStock);

    assertThat(told())
        .extracting(LocatedRefusal::subject)
        .containsExactly("lines/0/quantity", "lines/1/quantity", "lines/2/quantity");
  }

  @Test
  void tellsWhenLineOrTotalIsBeyondTheLargestAmount() {
    var gold = anOffer().of(TEA).at(credits(Amount.MAX)).build();
    add(gold, 2, teaStock);
    add(gold, 1, teaStock);
    add(pot, 1, potStock);

    var total = charge(Amount.MAX);

    assertThat(total).isEmpty();
    assertThat(told())
        .extracting(LocatedRefusal::subject, located -> located.refusal().code())
        .containsExactly(
            tuple("lines/0/quantity", "amount-out-of-range"),
            tuple("lines", "amount-out-of-range"));
  }

  @Test
  void tellsWhenPayerHoldsAnotherAsset() {
    var account = anAccount().with(euros(1_000)).build();
    add(tea, 1, teaStock);

    assertThat(draft.chargeTo(account, PAYER, NOON)).isEmpty();

    assertThat(told())
        .containsExactly(
            at(PAYER, new CreditRefusal.AssetMismatch(account.id(), EUR, AssetCode.CREDIT)));
  }

  @Test
  void tellsThatPayerIsFrozenThoughNoLineHasPrice() {
    var frozen = anAccount().frozen().build();
    draft.add(lineId(), new Wish(TEA, 1, null), Optional.empty(), List.of());

    assertThat(draft.chargeTo(frozen, PAYER, NOON)).isEmpty();

    assertThat(told())
        .containsExactly(
            at("lines/0/sku", new ValueRefusal.UnknownSku(TEA)),
            at(PAYER, new CreditRefusal.AccountFrozen(frozen.id())));
  }

  private void add(Offer offer, long quantity, StockKey source) {
    draft.add(lineId(), new Wish(offer.sku(), quantity, null), Optional.of(offer), List.of(source));
  }

  @CanIgnoreReturnValue
  private Optional<Amount> charge(long posted) {
    return draft.chargeTo(payer(posted), PAYER, NOON);
  }

  private static CustomerAccount payer(long posted) {
    return anAccount().withId(PAYER_ID).with(credits(posted)).build();
  }

  private StockKey there(StockItem item) {
    items.put(item.key(), item);
    return item.key();
  }

  private List<LocatedRefusal> told() {
    return refusals.toList();
  }

  private static OrderLineId lineId() {
    return new OrderLineId(FreshIds.next());
  }

  private static LocatedRefusal at(String subject, Refusal refusal) {
    return new LocatedRefusal(subject, refusal);
  }
}
