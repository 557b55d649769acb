package dev.purser.application.model;

import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.Entry;
import java.util.List;
import java.util.Optional;

/** Takes the same steps in a shop and in the model, and tells the first difference. */
final class Comparison extends Lockstep<Model, World> {
  private final Model model;
  private final World world;

  private Comparison(Model model, World world) {
    super(model, world);
    this.model = model;
    this.world = world;
  }

  /** What differs, if anything does. */
  static Optional<String> of(List<Step> steps, Shop shop) {
    return new Comparison(new Model(), new World(shop)).run(steps);
  }

  @Override
  protected Optional<String> state() {
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

  @Override
  protected Optional<String> histories() {
    for (var n = 0; n < model.postedAndHeld.size(); n++) {
      var sum = world.entriesNow(n).stream().mapToLong(Entry::change).sum();
      if (sum != model.postedAndHeld.get(n)[0]) {
        return Optional.of("the entries of account %d sum to %d".formatted(n, sum));
      }
    }
    return Optional.empty();
  }
}
