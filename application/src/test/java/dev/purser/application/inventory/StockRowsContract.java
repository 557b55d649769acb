package dev.purser.application.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows of stock appear when they are asked for, and nothing happens to those that are there. */
public abstract class StockRowsContract extends PortsContract {

  @Test
  void nameSkusThatCatalogueHas() {
    var known = given().sku();
    var unknown = given().freshSku();

    assertThat(read(() -> ports().stockRows().stockableSkus().load(Set.of(known, unknown))))
        .isEqualTo(Map.of(known, known));
  }

  @Test
  void makeEmptyRowsWhereThereAreNone() {
    var key = new StockKey(given().sku(), LocationCode.MAIN);

    var ensured = write(() -> ports().stockRows().ensured().load(Set.of(key)));

    var item = load(key);
    assertThat(ensured).isEqualTo(Map.of(key, key));
    assertThat(item).isEqualTo(StockItem.empty(key, item.changedAt()));
  }

  @Test
  void leaveRowsThatAreThereAsTheyAre() {
    var key = given().stock();
    var received = load(key).receive(7, load(key).changedAt());
    change(() -> ports().stockItems().update(List.of(received)));

    var ensured = write(() -> ports().stockRows().ensured().load(Set.of(key)));

    assertThat(ensured).isEqualTo(Map.of(key, key));
    assertThat(load(key)).isEqualTo(received);
  }

  @Test
  void tellWhichRowsSkuHas() {
    var key = given().stock();
    var withoutRow = given().sku();

    assertThat(read(() -> ports().stockRows().bySku().load(Set.of(key.sku(), withoutRow))))
        .isEqualTo(Map.of(key.sku(), List.of(key)));
  }

  @Test
  void tellFirstWhatIsToBeTriedFirst() {
    var main = given().stock();
    var last = new StockKey(main.sku(), given().location(101));
    var second = new StockKey(main.sku(), given().location(99));
    var first = new StockKey(main.sku(), given().location(0));
    var equal = new StockKey(main.sku(), given().location(100));
    write(() -> ports().stockRows().ensured().load(Set.of(last, second, first, equal)));

    var found = read(() -> ports().stockRows().bySku().load(Set.of(main.sku()))).get(main.sku());

    assertThat(found).containsExactly(first, second, equal, main, last);
  }

  private StockItem load(StockKey key) {
    return read(() -> ports().stockItems().load(Set.of(key))).get(key);
  }
}
