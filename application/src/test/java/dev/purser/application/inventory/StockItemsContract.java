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
    var other = second.receive(1, Moments.NOON);

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

    assertThat(list(null, start, 3)).isEqualTo(keys.subList(0, 3));
    assertThat(list(null, keys.get(1), 2)).isEqualTo(keys.subList(2, 4));
    assertThat(list(keys.get(2).sku(), null, 200)).containsExactly(keys.get(2));
    assertThat(list(keys.get(2).sku(), keys.get(2), 200)).isEmpty();
    assertThat(list(null, null, 2)).hasSize(2);
  }

  @Test
  void readsPagesByTheirNumber() {
    var key = new StockKey(given().freshSku(), LocationCode.MAIN);
    change(() -> ports().stockItems().insert(List.of(empty(key))));
    var page = new Slice.Numbered<StockKey>(1, 1);
    var beyond = new Slice.Numbered<StockKey>(2, 1);

    assertThat(read(() -> ports().stockItems().list(key.sku(), page)))
        .extracting(StockItem::key)
        .containsExactly(key);
    assertThat(read(() -> ports().stockItems().list(key.sku(), beyond))).isEmpty();
    assertThat(read(() -> ports().stockItems().count(key.sku()))).isEqualTo(1);
    assertThat(read(() -> ports().stockItems().count(null))).isPositive();
  }

  private List<StockKey> list(Sku sku, StockKey after, int limit) {
    var slice = Slice.after(after, limit);
    var read = read(() -> ports().stockItems().list(sku, slice));
    return Page.of(slice, read, StockItem::key, () -> 0).items().stream()
        .map(StockItem::key)
        .toList();
  }

  private StockItem load(StockKey key) {
    return read(() -> ports().stockItems().load(Set.of(key))).get(key);
  }

  private static StockItem empty(StockKey key) {
    return StockItemBuilder.aStockItem().of(key.sku()).build();
  }
}
