package dev.purser.endtoend;

import dev.purser.endtoend.Shop.Buyer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/**
 * Everything that moves value, at random, on few accounts and SKUs; and what all that was answered
 * with success must add up to.
 */
final class MixedTrade {
  private static final Set<String> EXPECTED_REFUSALS =
      Set.of("insufficient-credit", "out-of-stock", "illegal-transition");

  private final IntFunction<Client> instances;
  private final List<Buyer> buyers;
  private final List<String> skus;
  private final List<JsonNode> orders = new CopyOnWriteArrayList<>();
  private final Map<String, String> statuses = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> sums = new ConcurrentHashMap<>();

  MixedTrade(IntFunction<Client> instances, List<Buyer> buyers, List<String> skus) {
    this.instances = instances;
    this.buyers = List.copyOf(buyers);
    this.skus = List.copyOf(skus);
  }

  /** Does so many things one after the other. */
  void trade(Random random, int times) {
    for (var i = 0; i < times; i++) {
      var shop = new Shop(instances.apply(random.nextInt(2)));
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> transfer(random);
        case 3, 4, 5 -> order(random);
        case 6 -> fulfil(shop, random);
        case 7 -> cancel(shop, random);
        case 8 -> grant(shop, random);
        default -> receive(shop, random);
      }
    }
  }

  /**
   * What was answered to have been done, added up under a name such as {@code posted <account>}.
   */
  long sum(String what, String of) {
    return sums.getOrDefault(what + " " + of, new LongAdder()).sum();
  }

  /** The orders that were placed, with the status that each was last answered to have. */
  Map<String, String> statuses() {
    return Map.copyOf(statuses);
  }

  private void transfer(Random random) {
    var from = any(buyers, random);
    var to = any(buyers.stream().filter(buyer -> !buyer.equals(from)).toList(), random);
    var amount = random.nextInt(1, 400);
    var body = Bodies.transfer(from.account(), to.account(), amount);
    if (isDone(client(random).post("/v1/transfers", Client.newKey(), body))) {
      add("posted", from.account(), -amount);
      add("posted", to.account(), amount);
    }
  }

  private void order(Random random) {
    var lines = new ArrayList<String>();
    for (var i = random.nextInt(1, 4); i > 0; i--) {
      lines.add(Bodies.line(any(skus, random), random.nextInt(1, 4)));
    }
    var body = Bodies.order(any(buyers, random).customer(), lines.toArray(String[]::new));
    var reply = client(random).post("/v1/orders", Client.newKey(), body);
    if (isDone(reply)) {
      var order = reply.json();
      statuses.putIfAbsent(reply.at("/id"), "PLACED");
      orders.add(order);
      add("held", reply.at("/payments/0/accountId"), reply.number("/total/amount"));
      order.at("/lines").forEach(line -> add("allocated", line, 1));
    }
  }

  private void fulfil(Shop shop, Random random) {
    if (!orders.isEmpty()) {
      var order = any(orders, random);
      if (isDone(shop.fulfil(order.at("/id").asString()))) {
        ended(order, "FULFILLED");
        order.at("/lines").forEach(line -> add("onHand", line, -1));
        var account = order.at("/payments/0/accountId").asString();
        add("posted", account, -order.at("/total/amount").longValue());
      }
    }
  }

  private void cancel(Shop shop, Random random) {
    if (!orders.isEmpty()) {
      var order = any(orders, random);
      if (isDone(shop.cancel(order.at("/id").asString()))) {
        ended(order, "CANCELLED");
      }
    }
  }

  private void ended(JsonNode order, String status) {
    if (!statuses.replace(order.at("/id").asString(), "PLACED", status)) {
      throw new AssertionError("this order ended twice: " + order);
    }
    var account = order.at("/payments/0/accountId").asString();
    add("held", account, -order.at("/total/amount").longValue());
    order.at("/lines").forEach(line -> add("allocated", line, -1));
  }

  private void grant(Shop shop, Random random) {
    var buyer = any(buyers, random);
    var amount = random.nextInt(1, 300);
    if (isDone(shop.grant(buyer, amount))) {
      add("posted", buyer.account(), amount);
    }
  }

  private void receive(Shop shop, Random random) {
    var sku = any(skus, random);
    var quantity = random.nextInt(1, 6);
    if (isDone(shop.receive(sku, quantity))) {
      add("onHand", sku, quantity);
    }
  }

  private static boolean isDone(Reply reply) {
    if (reply.status() != 201 && !EXPECTED_REFUSALS.contains(reply.code())) {
      throw new AssertionError("neither done nor refused by a rule: " + reply);
    }
    return reply.status() == 201;
  }

  private void add(String what, JsonNode line, int sign) {
    add(what, line.at("/sku").asString(), sign * line.at("/quantity").longValue());
  }

  private void add(String what, String of, long change) {
    sums.computeIfAbsent(what + " " + of, name -> new LongAdder()).add(change);
  }

  private Client client(Random random) {
    return instances.apply(random.nextInt(2));
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
