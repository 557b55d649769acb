package dev.purser.application.inventory;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveStockTest {
  private static final LocationCode MOON = new LocationCode("MOON");

  private final Shop shop = Shop.over(new InMemoryPorts().all());
  private final Clerk clerk = new Clerk(shop);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void makesStockItemOfWhatIsReceivedForTheFirstTime() {
    var tea = clerk.product(5);

    var movement = Clerk.done(receive(tea, LocationCode.MAIN, 7));

    var key = new StockKey(tea, LocationCode.MAIN);
    assertThat(movement)
        .isEqualTo(
            new StockMovement(
                movement.id(),
                key,
                MovementType.RECEIVE,
                7,
                "delivery",
                null,
                null,
                null,
                Moments.NOON));
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(7);
  }

  @Test
  void addsToWhatIsThere() {
    var tea = clerk.productWith(7, 5);

    clerk.receive(tea, 1_000_000);

    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(1_000_007);
  }

  @Test
  void takesProductsThatAreNotPublishedYet() {
    var draft = clerk.product(credits(5), ProductStatus.DRAFT);

    assertThat(Clerk.done(receive(draft, LocationCode.MAIN, 1)).change()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesQuantitiesThatNobodyDelivers(long quantity) {
    var tea = clerk.product(5);

    assertRefused(receive(tea, LocationCode.MAIN, quantity), "quantity-out-of-range at quantity");
    assertThat(stockItems()).isZero();
  }

  @Test
  void tellsEverythingThatIsUnknownAndMakesNoStockItemOfIt() {
    assertRefused(
        receive(new Sku("nothing"), MOON, 0),
        "unknown-sku at sku",
        "unknown-location at location",
        "quantity-out-of-range at quantity");
    assertRefused(receive(clerk.product(5), MOON, 1), "unknown-location at location");
    assertThat(stockItems()).isZero();
  }

  @Test
  void countsEverythingThatHundredsDeliverAtOnce() {
    var tea = clerk.product(5);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < 300; n++) {
        var _ = threads.submit(() -> clerk.receive(tea, 2));
      }
    }

    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(600);
  }

  private int stockItems() {
    return shop.inventory().queries().list(Actor.SYSTEM, null, Slice.first(200)).items().size();
  }

  private Reply<StockMovement> receive(Sku sku, LocationCode location, long quantity) {
    var request = new ReceiveStock.Request(sku, location, quantity, "delivery");
    return shop.inventory().receiveStock().receive(Calls.aCall(), request);
  }
}
