package dev.purser.application.model;

import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.Entry;
import java.util.List;
import java.util.Optional;

/** Takes the same steps in a shop and in the model, and tells the first difference. */
final class Comparison {
  private final Model model = new Model();
  private final World world;

  private Comparison(Shop shop) {
    this.world = new World(shop);
  }

  /** What differs, if anything does. */
  static Optional<String> of(List<Step> steps, Shop shop) {
    return new Comparison(shop).run(steps);
  }

  private Optional<String> run(List<Step> steps) {
    for (var n = 0; n < steps.size(); n++) {
      var difference = difference(steps.get(n));
      if (difference.isPresent()) {
        return Optional.of("step " + (n + 1) + ", " + steps.get(n) + ": " + difference.get());
      }
    }
    return histories();
  }

  private Optional<String> difference(Step step) {
    var real = step.among(model);
    var expected = real.expectedBy(model);
    Told told;
    try {
      told = real.toldBy(world);
    } catch (RuntimeException | AssertionError unforeseen) {
      return Optional.of("expected " + expected + ", met " + unforeseen);
    }
    if (!told.equals(expected)) {
      return Optional.of("expected " + expected + ", was told " + told);
    }
    return accounts().or(this::stock).or(this::orders);
  }

  private Optional<String> accounts() {
    for (var n = 0; n < model.postedAndHeld.size(); n++) {
      var expected = model.postedAndHeld.get(n);
      var account = world.accountNow(n);
      if (account.posted() != expected[0] || account.held() != expected[1]) {
        return Optional.of(
            "account %d should have posted %d and held %d, is %s"
                .formatted(n, expected[0], expected[1], account));
      }
    }
    return Optional.empty();
  }

  private Optional<String> stock() {
    for (var expected : model.onHandAndAllocated.entrySet()) {
      var counts = expected.getValue();
      var item = world.stockNow(expected.getKey());
      if (item.isEmpty()
          || item.get().onHand() != counts[0]
          || item.get().allocated() != counts[1]) {
        return Optional.of(
            "SKU %d should have %d on hand and %d allocated, is %s"
                .formatted(expected.getKey(), counts[0], counts[1], item));
      }
    }
    return Optional.empty();
  }

  private Optional<String> orders() {
    for (var n = 0; n < model.orders.size(); n++) {
      var expected = model.orders.get(n);
      var order = world.orderNow(n);
      if (!order.status().name().equals(expected.status)
          || order.total().minorUnits() != expected.total) {
        return Optional.of(
            "order %d should be %s over %d, is %s"
                .formatted(n, expected.status, expected.total, order));
      }
    }
    return Optional.empty();
  }

  private Optional<String> histories() {
    for (var n = 0; n < model.postedAndHeld.size(); n++) {
      var sum = world.entriesNow(n).stream().mapToLong(Entry::change).sum();
      if (sum != model.postedAndHeld.get(n)[0]) {
        return Optional.of("the entries of account %d sum to %d".formatted(n, sum));
      }
    }
    return Optional.empty();
  }
}
