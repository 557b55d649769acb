package dev.purser.application.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockItemBuilder;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stock items are locked and loaded as they were left. */
public abstract class StockItemsContract extends PortsContract {

  @Test
  void loadsItemsAsTheyWereInserted() {
    var item =
        StockItemBuilder.aStockItem()
            .of(given().sku())
            .with(5)
            .allocated(8)
            .backorderingUpTo(4)
            .lowAt(3)
            .changedAt(Moments.EVENING)
            .build();

    change(() -> ports().stockItems().insert(List.of(item)));

    assertThat(load(item.key())).isEqualTo(item);
  }

  @Test
  void loadsItemsAsTheyWereUpdated() {
    var first = load(given().stock());
    var second = load(given().stock());
    var untouched = load(given().stock());
    var received = first.receive(9, Moments.NOON).allocate(4, Moments.EVENING);
    var other = second.receive(1, Moments.NOON).limit(7, 0L, Moments.NOON);

    change(() -> ports().stockItems().update(List.of(received, other)));

    assertThat(load(first.key())).isEqualTo(received);
    assertThat(load(second.key())).isEqualTo(other);
    assertThat(load(untouched.key())).isEqualTo(untouched);
  }

  @Test
  void loadsNothingOfItemsThatDoNotExist() {
    var known = given().stock();
    var unknown = new StockKey(given().freshSku(), LocationCode.MAIN);
    var elsewhere = new StockKey(known.sku(), new LocationCode("MOON"));

    assertThat(read(() -> ports().stockItems().load(Set.of(known, unknown, elsewhere))))
        .containsOnlyKeys(known);
  }

  @Test
  void takesNoItemTwice() {
    var item = load(given().stock());

    assertThatThrownBy(() -> change(() -> ports().stockItems().insert(List.of(item))))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @ParameterizedTest
  @EnumSource
  void locksThoseThatExist(LockWait wait) {
    var one = given().stock();
    var other = given().stock();
    var missing = new StockKey(given().freshSku(), LocationCode.MAIN);

    assertThat(write(() -> ports().stockItems().lock(Set.of(one, other, missing), wait)))
        .containsExactlyInAnyOrder(one, other);
  }

  @Test
  void tellsWhatIsLockedAndWhenItChanged() {
    var item = StockItemBuilder.aStockItem().changedAt(Moments.EVENING).build();

    assertThat(ports().stockItems().needsLock(item)).isTrue();
    assertThat(ports().stockItems().changedAt(item)).isEqualTo(Moments.EVENING);
  }

  @Test
  void listsItemsInOrderOfTheirKeys() {
    var before = given().freshSku();
    var keys =
        Stream.of("-A", "-B", "-a", "-b")
            .map(suffix -> new StockKey(new Sku(before + suffix), LocationCode.MAIN))
            .toList();
    for (var key : keys.reversed()) {
      change(() -> ports().stockItems().insert(List.of(empty(key))));
    }
    var start = new StockKey(before, LocationCode.MAIN);

    var third = WantedStock.of(keys.get(2).sku());
    assertThat(list(WantedStock.ALL, start, 3)).isEqualTo(keys.subList(0, 3));
    assertThat(list(WantedStock.ALL, keys.get(1), 2)).isEqualTo(keys.subList(2, 4));
    assertThat(list(third, null, 200)).containsExactly(keys.get(2));
    assertThat(list(third, keys.get(2), 200)).isEmpty();
    assertThat(list(WantedStock.ALL, null, 2)).hasSize(2);
  }

  @Test
  void listsItemsOfLocation() {
    var sku = given().freshSku();
    var there = given().location(1);
    var item = empty(new StockKey(sku, there));
    var last = empty(new StockKey(new Sku(sku + "-z"), there));
    var elsewhere = empty(new StockKey(sku, LocationCode.MAIN));
    change(() -> ports().stockItems().insert(List.of(item, last, elsewhere)));

    var wanted = new WantedStock(null, there, null);
    assertThat(list(wanted, null, 200)).containsExactly(item.key(), last.key());
    assertThat(list(wanted, item.key(), 200)).containsExactly(last.key());
    assertThat(list(new WantedStock(sku, there, null), null, 200)).containsExactly(item.key());
    assertThat(count(wanted)).isEqualTo(2);
  }

  @Test
  void listsWhatIsLowAndWhatIsNot() {
    var there = given().location(1);
    var low = at(there, "low").with(5).allocated(2).lowAt(3).build();
    var enough = at(there, "enough").with(5).allocated(1).lowAt(3).build();
    var unwatched = at(there, "unwatched").with(0).build();
    change(() -> ports().stockItems().insert(List.of(low, enough, unwatched)));

    var wantedLow = new WantedStock(null, there, true);
    var wantedOthers = new WantedStock(null, there, false);
    assertThat(list(wantedLow, null, 200)).containsExactly(low.key());
    assertThat(list(wantedOthers, null, 200))
        .containsExactlyInAnyOrder(enough.key(), unwatched.key());
    assertThat(count(wantedLow)).isEqualTo(1);
    assertThat(count(wantedOthers)).isEqualTo(2);
    assertThat(list(new WantedStock(low.key().sku(), null, true), null, 200))
        .containsExactly(low.key());
    assertThat(list(new WantedStock(low.key().sku(), null, false), null, 200)).isEmpty();
  }

  @Test
  void readsPagesByTheirNumber() {
    var key = new StockKey(given().freshSku(), LocationCode.MAIN);
    change(() -> ports().stockItems().insert(List.of(empty(key))));
    var wanted = WantedStock.of(key.sku());
    var page = new Slice.Numbered<StockKey>(1, 1);
    var beyond = new Slice.Numbered<StockKey>(2, 1);

    assertThat(read(() -> ports().stockItems().list(wanted, page)))
        .extracting(StockItem::key)
        .containsExactly(key);
    assertThat(read(() -> ports().stockItems().list(wanted, beyond))).isEmpty();
    assertThat(count(wanted)).isEqualTo(1);
    assertThat(count(WantedStock.ALL)).isPositive();
  }

  private long count(WantedStock wanted) {
    return read(() -> ports().stockItems().count(wanted));
  }

  private StockItemBuilder at(LocationCode location, String suffix) {
    return StockItemBuilder.aStockItem().of(given().freshSku() + suffix).at(location.value());
  }

  private List<StockKey> list(WantedStock wanted, @Nullable StockKey after, int limit) {
    var slice = Slice.after(after, limit);
    var read = read(() -> ports().stockItems().list(wanted, slice));
    return Page.of(slice, read, StockItem::key, () -> 0).items().stream()
        .map(StockItem::key)
        .toList();
  }

  private StockItem load(StockKey key) {
    return read(() -> ports().stockItems().load(Set.of(key))).get(key);
  }

  private static StockItem empty(StockKey key) {
    return StockItemBuilder.aStockItem().of(key.sku()).at(key.location().value()).build();
  }
}
