package dev.purser.application.model;

import dev.purser.application.model.Purse.Heap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that the model of orders has written down. */
final class OrderBooks {
  /** How many assets there are: the one that everybody has an account in, and another. */
  static final int ASSETS = 2;

  /** When the present step is made. */
  final long now;

  final List<Kept> accounts = new ArrayList<>();

  /** By customer, the account that they have from the beginning. */
  final List<Integer> customers = new ArrayList<>();

  final Map<Integer, Article> articles = new HashMap<>();
  final Shelves shelves;
  final List<Bought> orders = new ArrayList<>();

  /** What the house has earned and what was left to it, by asset. */
  final long[] revenue = new long[ASSETS];

  final long[] breakage = new long[ASSETS];
  private int heaps;

  OrderBooks(List<Integer> priorities) {
    now = 0;
    shelves = new Shelves(priorities);
  }

  OrderBooks(OrderBooks other, long now) {
    this.now = now;
    other.accounts.forEach(kept -> accounts.add(kept.copy()));
    customers.addAll(other.customers);
    articles.putAll(other.articles);
    shelves = new Shelves(other.shelves);
    other.orders.forEach(order -> orders.add(new Bought(order)));
    for (var asset = 0; asset < ASSETS; asset++) {
      revenue[asset] = other.revenue[asset];
      breakage[asset] = other.breakage[asset];
    }
    heaps = other.heaps;
  }

  /** An account, whose it is, and in which asset. */
  record Kept(int customer, int asset, Purse purse) {
    private Kept copy() {
      return new Kept(customer, asset, new Purse(purse));
    }
  }

  /** Something for sale. */
  record Article(long price, int asset, boolean published) {}

  /** Leaves to the house what is over of an account, and tells how much that was. */
  long sweep(int account) {
    var kept = accounts.get(account);
    var over = kept.purse().sweep(now);
    breakage[kept.asset()] += over;
    return over;
  }

  /** The house gets what an account spends, or gives it back. */
  void earn(int account, long amount) {
    revenue[accounts.get(account).asset()] += amount;
  }

  Heap next(int priority, @Nullable Long end) {
    heaps++;
    return new Heap(heaps, priority, end);
  }
}
