package dev.purser.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.credit.AccountBuilder.anAccount;
import static dev.purser.domain.inventory.StockItemBuilder.aStockItem;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.catalog.CatalogRefusal;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.FewestLocations;
import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.Sku;
import dev.purser.domain.shared.ValueRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDraftTest {
  private static final Sku TEA = new Sku("tea");
  private static final Sku POT = new Sku("pot");
  private static final String PAYER = "customerId";
  private static final CustomerId CUSTOMER = new CustomerId(FreshIds.next());
  private static final AccountId PAYER_ID = new AccountId(FreshIds.next());

  private final Map<StockKey, StockItem> items = new HashMap<>();
  private final StockKey teaStock = there(aStockItem().of(TEA).with(5).build());
  private final Offer tea = anOffer().of(TEA).at(credits(5)).build();
  private final Offer pot = anOffer().of(POT).at(credits(30)).build();

  private final Refusals refusals = new Refusals();
  private final OrderDraft draft = new OrderDraft(refusals);

  OrderDraftTest() {
    there(aStockItem().of(POT).with(1).build());
  }

  @Test
  void chargesThePriceOfEveryPiece() {
    add(tea, 3);
    add(pot, 1);

    var total = charge(45);

    assertThat(told()).isEmpty();
    assertThat(total).contains(credits(45));
    assertThat(draft.lines())
        .extracting(OrderLine::total)
        .containsExactly(credits(15), credits(30));
  }

  @Test
  void tellsWhoIsShortOfStockAndOfCreditsBoth() {
    add(tea, 6);

    charge(29);

    assertThat(told())
        .containsExactly(
            at("lines/0/quantity", InventoryRefusal.OutOfStock.at(teaStock, 6, 5)),
            at(PAYER, new CreditRefusal.InsufficientCredit(payer(29).id(), 30, 29)));
  }

  @Test
  void letsLinesOfOneSkuNotOversellIt() {
    add(tea, 3);
    add(tea, 3);
    fill();

    assertThat(told())
        .containsExactly(at("lines/1/quantity", InventoryRefusal.OutOfStock.at(teaStock, 3, 2)));
  }

  @Test
  void takesLinesOfOneSkuThatTogetherAreThere() {
    add(tea, 3);
    add(tea, 2);
    fill();

    assertThat(told()).isEmpty();
    assertThat(draft.lines()).hasSize(2);
  }

  @Test
  void tellsOfProductsThatDoNotExist() {
    draft.add(lineId(), new Wish(TEA, 1, null), Optional.empty());
    fill();

    assertThat(told()).containsExactly(at("lines/0/sku", new ValueRefusal.UnknownSku(TEA)));
    assertThat(draft.lines()).isEmpty();
  }

  @Test
  void tellsOfWrongPriceAndUnavailableProductBoth() {
    var archived = anOffer().of(TEA).at(credits(5)).being(ProductStatus.ARCHIVED).build();

    draft.add(lineId(), new Wish(TEA, 1, credits(4)), Optional.of(archived));
    fill();

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
    add(tea, quantity);
    fill();

    assertThat(told())
        .containsExactly(at("lines/0/quantity", new ValueRefusal.QuantityOutOfRange(quantity)));
  }

  @Test
  void tellsOfEveryLineByItsPlace() {
    add(tea, 0);
    add(tea, 9);
    add(pot, 2);
    fill();

    assertThat(told())
        .extracting(LocatedRefusal::subject)
        .containsExactly("lines/0/quantity", "lines/1/quantity", "lines/2/quantity");
  }

  @Test
  void chargesNothingAsLongAsOneLineIsBeyondTheLargestAmount() {
    add(anOffer().of(TEA).at(credits(Amount.MAX)).build(), 2);
    add(pot, 1);

    var total = charge(0);

    assertThat(total).isEmpty();
    assertThat(draft.lines()).isEmpty();
    assertThat(told())
        .extracting(LocatedRefusal::subject, located -> located.refusal().code())
        .containsExactly(tuple("lines/0/quantity", "amount-out-of-range"));
  }

  @Test
  void tellsWhenTheTotalIsBeyondTheLargestAmount() {
    add(anOffer().of(TEA).at(credits(Amount.MAX)).build(), 1);
    add(pot, 1);

    var total = charge(Amount.MAX);

    assertThat(total).isEmpty();
    assertThat(told())
        .extracting(LocatedRefusal::subject, located -> located.refusal().code())
        .containsExactly(tuple("lines", "amount-out-of-range"));
  }

  @Test
  void tellsWhenPayerHoldsAnotherAsset() {
    var account = anAccount().with(euros(1_000)).build();
    add(tea, 1);
    fill();

    assertThat(draft.chargeTo(account, PAYER, refusals, NOON)).isEmpty();

    assertThat(told())
        .containsExactly(
            at(PAYER, new CreditRefusal.AssetMismatch(account.id(), EUR, AssetCode.CREDIT)));
  }

  @Test
  void chargesNothingOfTwoAssetsButTellsWhoIsShortOfTheirOwn() {
    add(tea, 1);
    add(anOffer().of(POT).at(euros(3)).build(), 1);

    var total = charge(4);

    assertThat(total).isEmpty();
    assertThat(draft.total(refusals)).isEmpty();
    assertThat(told())
        .containsExactly(
            at(PAYER, new CreditRefusal.AssetMismatch(PAYER_ID, AssetCode.CREDIT, EUR)),
            at(PAYER, new CreditRefusal.InsufficientCredit(PAYER_ID, 5, 4)));
  }

  @Test
  void tellsThatPayerIsFrozenThoughNoLineHasPrice() {
    var frozen = anAccount().frozen().build();
    draft.add(lineId(), new Wish(TEA, 1, null), Optional.empty());
    fill();

    assertThat(draft.chargeTo(frozen, PAYER, refusals, NOON)).isEmpty();

    assertThat(told())
        .containsExactly(
            at("lines/0/sku", new ValueRefusal.UnknownSku(TEA)),
            at(PAYER, new CreditRefusal.AccountFrozen(frozen.id())));
  }

  @Test
  void tellsWhatThePolicyRefusesBesideEverythingElse() {
    add(tea, 6);

    fill(basket -> {
      throw new RefusedException(new ValueRefusal.AmountOutOfRange("a discount"));
    });

    assertThat(told())
        .extracting(LocatedRefusal::subject, located -> located.refusal().code())
        .containsExactly(
            tuple("lines", "amount-out-of-range"), tuple("lines/0/quantity", "out-of-stock"));
    assertThat(draft.lines()).isEmpty();
  }

  @Test
  void pricesAllThatCanBeBoughtInOneBasket() {
    add(tea, 2);
    draft.add(lineId(), new Wish(new Sku("nothing"), 1, null), Optional.empty());
    add(pot, 1);
    var baskets = new ArrayList<Basket>();

    fill(basket -> {
      baskets.add(basket);
      return Prices.ofCatalogue(basket);
    });

    assertThat(baskets)
        .containsExactly(
            new Basket(CUSTOMER, List.of(new Basket.Item(tea, 2), new Basket.Item(pot, 1)), NOON));
  }

  @Test
  void spreadsWhatThePolicyAddsOverTheLines() {
    var postage = new Adjustment(Adjustment.Kind.FEE, "postage", "Postage", credits(8));
    add(tea, 2);
    add(pot, 1);

    fill(basket ->
        new Prices(List.of(credits(5), credits(30)), List.of(Prices.Spread.overAll(postage))));

    assertThat(draft.adjustments()).containsExactly(postage);
    assertThat(draft.lines())
        .extracting(OrderLine::unitPrice, OrderLine::total)
        .containsExactly(tuple(credits(5), credits(12)), tuple(credits(30), credits(36)));
    assertThat(draft.total(refusals)).contains(credits(48));
  }

  @Test
  void comparesWhatIsExpectedWithThePriceOfThePolicy() {
    draft.add(lineId(), new Wish(TEA, 1, credits(4)), Optional.of(tea));
    draft.add(lineId(), new Wish(POT, 1, credits(30)), Optional.of(pot));

    fill(_ -> new Prices(List.of(credits(4), credits(29)), List.of()));

    assertThat(told())
        .containsExactly(
            at(
                "lines/1/expectedUnitPrice",
                new CatalogRefusal.PriceChanged(POT, credits(30), credits(29))));
  }

  @Test
  void pricesWhatCannotBeBoughtByThePolicyToo() {
    var archived = anOffer().of(TEA).at(credits(5)).being(ProductStatus.ARCHIVED).build();
    draft.add(lineId(), new Wish(TEA, 1, credits(4)), Optional.of(archived));
    draft.add(lineId(), new Wish(POT, 1, credits(4)), Optional.of(pot));

    fill(_ -> new Prices(List.of(credits(4)), List.of()));

    assertThat(told())
        .containsExactly(
            at("lines/0/sku", new CatalogRefusal.ProductNotAvailable(TEA, ProductStatus.ARCHIVED)));
    assertThat(draft.lines()).extracting(OrderLine::sku).containsExactly(POT);
  }

  @Test
  void refusesAnOrderOfNothingButDiscount() {
    var gift = new Adjustment(Adjustment.Kind.DISCOUNT, "gift", "A gift", credits(-5));
    add(tea, 1);

    fill(basket -> new Prices(List.of(credits(5)), List.of(Prices.Spread.overAll(gift))));

    assertThat(draft.total(refusals)).isEmpty();
    assertThat(told())
        .extracting(LocatedRefusal::subject, located -> located.refusal().code())
        .containsExactly(tuple("lines", "amount-out-of-range"));
  }

  @Test
  void takesNoPolicyThatLeavesItemsWithoutPrice() {
    add(tea, 1);
    add(pot, 1);

    assertThatIllegalStateException()
        .isThrownBy(() -> fill(_ -> new Prices(List.of(credits(5)), List.of())));
  }

  private void add(Offer offer, long quantity) {
    draft.add(lineId(), new Wish(offer.sku(), quantity, null), Optional.of(offer));
  }

  private void fill() {
    fill(Prices::ofCatalogue);
  }

  private void fill(Function<Basket, Prices> pricing) {
    draft.fill(
        CUSTOMER,
        pricing,
        new Stock(items::get, NOON),
        new FewestLocations(),
        sku -> items.keySet().stream().filter(key -> key.sku().equals(sku)).toList(),
        NOON);
  }

  @CanIgnoreReturnValue
  private Optional<Amount> charge(long posted) {
    fill();
    return draft.chargeTo(payer(posted), PAYER, refusals, NOON);
  }

  private static CustomerAccount payer(long posted) {
    return anAccount().withId(PAYER_ID).with(credits(posted)).build();
  }

  @CanIgnoreReturnValue
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
