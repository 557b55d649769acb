package dev.purser.example.domain.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockItemBuilder;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullestFirstTest {
  private static final Sku TEA = new Sku("tea");

  @Test
  void takesAllFromWhereTheMostIs() {
    var chosen = new FullestFirst().choose(TEA, 5, List.of(at("EAST", 5), at("WEST", 8)));

    assertThat(chosen).containsExactly(entry("WEST", 5));
  }

  @Test
  void takesTheRestFromWhereTheNextMostIs() {
    var chosen =
        new FullestFirst().choose(TEA, 10, List.of(at("EAST", 3), at("WEST", 8), at("MID", 1)));

    assertThat(chosen).containsExactly(entry("WEST", 8), entry("EAST", 2));
  }

  private static java.util.Map.Entry<StockKey, Long> entry(String location, long quantity) {
    return java.util.Map.entry(new StockKey(TEA, new LocationCode(location)), quantity);
  }

  private static StockItem at(String location, long pieces) {
    return StockItemBuilder.aStockItem().of(TEA).at(location).with(pieces).build();
  }
}
