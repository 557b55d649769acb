package dev.purser.domain.inventory;

import static dev.purser.domain.inventory.StockItemBuilder.aStockItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewestLocationsTest {
  private static final Sku TEA = new Sku("tea");
  private static final int MOST_LOCATIONS = 7;
  private static final int TRIES = 20_000;

  private final AllocationPolicy policy = new FewestLocations();

  @Test
  void takesAllFromTheFirstLocationThatHasEnough() {
    assertThat(policy.choose(TEA, 4, stock(3, 9, 12))).containsExactly(entry(key(1), 4L));
  }

  @Test
  void prefersTwoLocationsThatComeLateToThreeThatComeFirst() {
    assertThat(policy.choose(TEA, 10, stock(3, 3, 4, 5, 5)))
        .containsExactly(entry(key(3), 5L), entry(key(4), 5L));
  }

  @Test
  void takesTheFirstLocationsOfThoseThatAreFewEnough() {
    assertThat(policy.choose(TEA, 10, stock(4, 1, 6, 6, 8)))
        .containsExactly(entry(key(0), 4L), entry(key(2), 6L));
  }

  @Test
  void emptiesTheFirstBeforeItTakesFromTheNext() {
    assertThat(policy.choose(TEA, 10, stock(8, 9)))
        .containsExactly(entry(key(0), 8L), entry(key(1), 2L));
  }

  @Test
  void takesFromNoLocationThatHasNothing() {
    assertThat(policy.choose(TEA, 3, stock(0, 2, -1, 1)))
        .containsExactly(entry(key(1), 2L), entry(key(3), 1L));
  }

  @Test
  void choosesWhatSomebodyWouldWhoTriedAllChoices() {
    var seed = Long.getLong("purser.seed", System.nanoTime());
    var random = new Random(seed);
    for (var n = 0; n < TRIES; n++) {
      var most = 1 + random.nextInt(9);
      var stock = stock(random.longs(1 + random.nextInt(MOST_LOCATIONS), -1, most).toArray());
      var sellable = stock.stream().mapToLong(i -> Math.max(0, i.sellable())).sum();
      if (sellable > 0) {
        var quantity = 1 + random.nextLong(sellable);

        var chosen = policy.choose(TEA, quantity, stock);

        assertThat(List.copyOf(chosen.entrySet()))
            .as("seed %d: %d of %s", seed, quantity, stock)
            .isEqualTo(List.copyOf(best(quantity, stock).entrySet()));
      }
    }
  }

  /** Of all sets that cover the quantity the smallest, and of those the first. */
  private static Map<StockKey, Long> best(long quantity, List<StockItem> stock) {
    return IntStream.range(1, 1 << stock.size())
        .mapToObj(set -> members(set, stock.size()))
        .filter(set -> set.stream().allMatch(i -> stock.get(i).sellable() > 0))
        .filter(set -> set.stream().mapToLong(i -> stock.get(i).sellable()).sum() >= quantity)
        .min(FewestLocationsTest::compare)
        .map(set -> filled(quantity, set, stock))
        .orElseThrow();
  }

  private static List<Integer> members(int set, int locations) {
    return IntStream.range(0, locations).filter(i -> (set >> i & 1) == 1).boxed().toList();
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    if (one.size() != other.size()) {
      return Integer.compare(one.size(), other.size());
    }
    return IntStream.range(0, one.size())
        .map(i -> Integer.compare(one.get(i), other.get(i)))
        .filter(order -> order != 0)
        .findFirst()
        .orElse(0);
  }

  private static Map<StockKey, Long> filled(
      long quantity, List<Integer> set, List<StockItem> stock) {
    var claims = new LinkedHashMap<StockKey, Long>();
    var open = quantity;
    for (var i : set) {
      var taken = Math.min(open, stock.get(i).sellable());
      claims.put(key(i), taken);
      open -= taken;
    }
    return claims;
  }

  private static List<StockItem> stock(long... sellable) {
    var items = new ArrayList<StockItem>();
    for (var i = 0; i < sellable.length; i++) {
      var claimed = Math.max(0, -sellable[i]);
      items.add(
          aStockItem()
              .at(key(i).location().value())
              .with(sellable[i] + claimed)
              .allocated(claimed)
              .build());
    }
    return items;
  }

  private static StockKey key(int location) {
    return new StockKey(TEA, new LocationCode("L" + location));
  }
}
