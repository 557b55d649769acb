package dev.purser.application.inventory;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.application.testing.RefusalsTold.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.inventory.InventoryRefusal.StockAllocated;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitStockTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void letsOrdersClaimWhatIsNotThereYet() {
    var tea = clerk.product(5);
    var buyer = clerk.customerWith(100);

    var limited = Clerk.done(limit(tea, Change.to(3L), Change.keep()));

    assertThat(limited.backorderLimit()).isEqualTo(3);
    assertThat(clerk.order(buyer, tea, 3).lines()).hasSize(1);
    assertThat(clerk.stockOf(tea)).isEqualTo(limited.allocate(3, limited.changedAt()));
  }

  @Test
  void listsWhatIsLow() {
    var tea = clerk.productWith(5, 5);
    var pot = clerk.productWith(5, 5);
    var _ = Clerk.done(limit(tea, Change.keep(), Change.to(5L)));
    var _ = Clerk.done(limit(pot, Change.keep(), Change.to(4L)));

    assertThat(low()).containsExactly(tea);
    var _ = Clerk.done(limit(tea, Change.keep(), Change.<@Nullable Long>to(null)));
    assertThat(low()).isEmpty();
  }

  @Test
  void keepsWhatIsNotMentioned() {
    var tea = clerk.product(5);
    var _ = Clerk.done(limit(tea, Change.to(3L), Change.to(7L)));

    var limited = Clerk.done(limit(tea, Change.keep(), Change.keep()));

    assertThat(limited.backorderLimit()).isEqualTo(3);
    assertThat(limited.lowStockThreshold()).isEqualTo(7);
  }

  @Test
  void refusesToPromiseLessThanIsClaimed() {
    var tea = clerk.productWith(2, 5);
    var _ = Clerk.done(limit(tea, Change.to(5L), Change.keep()));
    var order = clerk.order(clerk.customerWith(100), tea, 6);

    var refused = limit(tea, Change.to(3L), Change.to(1L));

    var key = new StockKey(tea, LocationCode.MAIN);
    var claim = new StockClaim(order.id().value(), order.number(), 6, null);
    var claimed = new StockAllocated(key, 2, 6, 3).because(List.of(claim));
    assertThat(refusals(refused)).containsExactly(new LocatedRefusal("backorderLimit", claimed));
    assertThat(clerk.stockOf(tea).lowStockThreshold()).isNull();
    assertThat(Clerk.done(limit(tea, Change.to(4L), Change.keep())).sellable()).isZero();
  }

  @Test
  void tellsEverythingThatIsWrongAndMakesNoStockItemOfIt() {
    var request =
        new LimitStock.Request(
            clerk.product(5), new LocationCode("MOON"), Change.to(-1L), Change.to(1_000_001L));

    assertRefused(
        shop.inventory().limitStock().limit(Calls.aCall(), request),
        "unknown-location at location",
        "quantity-out-of-range at backorderLimit",
        "quantity-out-of-range at lowStockThreshold");
    assertRefused(
        limit(clerk.product(5), Change.to(-1L), Change.keep()),
        "quantity-out-of-range at backorderLimit");
    assertThat(shop.inventory().queries().items(Actor.SYSTEM, WantedStock.ALL, Slice.first(1)))
        .extracting(page -> page.items().size())
        .isEqualTo(0);
  }

  @Test
  void findsNoStockOfWhatNoProductIs() {
    assertThat(limit(new Sku("nothing"), Change.to(1L), Change.keep()))
        .isInstanceOf(Reply.NotFound.class);
  }

  @Test
  void answersRepeatedCallFromTheItemOnceItsAnswerIsForgotten() {
    var tea = clerk.product(5);
    var call = Calls.aCall();
    var request = new LimitStock.Request(tea, LocationCode.MAIN, Change.to(3L), Change.keep());
    var first = Clerk.done(shop.inventory().limitStock().limit(call, request));
    clerk.receive(tea, 4);
    forgetOutcomesBefore(first.changedAt().plusSeconds(1));

    var again = shop.inventory().limitStock().limit(call, request);

    assertThat(again).isEqualTo(new Reply.Done<>(clerk.stockOf(tea), true));
  }

  @ParameterizedTest
  @EnumSource(names = {"CUSTOMER", "SUPPORT", "ANALYST"})
  void isForThoseWhoMayMoveStock(Role role) {
    var call = Calls.aCall();
    var as = new Call(new Actor("somebody", role), call.key(), call.fingerprint());
    var request =
        new LimitStock.Request(clerk.product(5), LocationCode.MAIN, Change.to(1L), Change.keep());

    assertThatThrownBy(() -> shop.inventory().limitStock().limit(as, request))
        .isInstanceOf(AccessDenied.class);
  }

  private void forgetOutcomesBefore(Instant instant) {
    var records = ports.all().records();
    var forgotten =
        ports.all().transactions().write(() -> records.forgetOutcomesBefore(instant, 100));
    assertThat(forgotten).isPositive();
  }

  private List<Sku> low() {
    var wanted = new WantedStock(null, null, true);
    return shop.inventory().queries().items(Actor.SYSTEM, wanted, Slice.first(10)).items().stream()
        .map(item -> item.key().sku())
        .toList();
  }

  private Reply<StockItem> limit(
      Sku sku, Change<Long> backorderLimit, Change<@Nullable Long> lowStockThreshold) {
    var request = new LimitStock.Request(sku, LocationCode.MAIN, backorderLimit, lowStockThreshold);
    return shop.inventory().limitStock().limit(Calls.aCall(), request);
  }
}
