package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Hundreds of threads trade on two instances of the service, and the books stay right. */
class MixedTradeTest {
  private static final int THREADS = 300;
  private static final int STEPS = 8;
  private static final int STOCK = 40;
  private static final int CREDITS = 3000;

  private static TestDatabase database;
  private static RunningService service;
  private static RunningService sibling;
  private static Client client;
  private static Shop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.on(database);
    sibling = RunningService.on(database);
    client = service.client();
    shop = new Shop(client);
  }

  @AfterAll
  static void stop() {
    sibling.close();
    service.close();
    database.close();
  }

  @Test
  void keepsTheBooksRightAtEveryMomentAndAddsUpInTheEnd() {
    var buyers = Stream.generate(() -> shop.buyer(CREDITS)).limit(10).toList();
    var skus = Stream.of(7, 13, 50, 110).map(price -> shop.product(price, STOCK)).toList();
    var trade = new MixedTrade(i -> (i == 0 ? service : sibling).client(), buyers, skus);
    var seed = System.nanoTime();

    var traded = Together.start(THREADS, thread -> traded(trade, seed + thread));
    var reports = new ArrayList<JsonNode>();
    do {
      reports.add(shop.invariants());
    } while (!traded.isDone());
    var _ = traded.join();
    reports.add(shop.invariants());

    assertThat(reports)
        .allSatisfy(report ->
            assertThat(report.at("/holds").asBoolean()).as("seed %d: %s", seed, report).isTrue());
    assertThat(trade.statuses()).containsValues("PLACED", "FULFILLED", "CANCELLED");
    assertThat(statusesAsTold(buyers)).isEqualTo(trade.statuses());
    assertThat(buyers).allSatisfy(buyer -> requireBalances(trade, buyer));
    assertThat(buyers).allSatisfy(MixedTradeTest::requireUnbrokenEntries);
    assertThat(skus).allSatisfy(sku -> requireStock(trade, sku));
  }

  private static boolean traded(MixedTrade trade, long seed) {
    trade.trade(new Random(seed), STEPS);
    return true;
  }

  private static void requireBalances(MixedTrade trade, Buyer buyer) {
    var account = shop.account(buyer);
    assertThat(account.at("/posted").longValue())
        .isEqualTo(CREDITS + trade.sum("posted", buyer.account()));
    assertThat(account.at("/held").longValue()).isEqualTo(trade.sum("held", buyer.account()));
    assertThat(account.at("/available").longValue()).isNotNegative();
  }

  private static void requireStock(MixedTrade trade, String sku) {
    var item = shop.stock(sku);
    assertThat(item.at("/onHand").longValue()).isEqualTo(STOCK + trade.sum("onHand", sku));
    assertThat(item.at("/allocated").longValue()).isEqualTo(trade.sum("allocated", sku));
    assertThat(item.at("/sellable").longValue()).isNotNegative();
  }

  /** Newest first, each entry's balance is the one before it and its change. */
  private static void requireUnbrokenEntries(Buyer buyer) {
    var entries = all("/v1/accounts/" + buyer.account() + "/entries?");
    var balance = shop.account(buyer).at("/posted").longValue();
    var sequence = (long) entries.size();
    for (var entry : entries) {
      assertThat(entry.at("/sequence").longValue()).isEqualTo(sequence--);
      assertThat(entry.at("/balance").longValue()).isEqualTo(balance);
      balance -= entry.at("/change").longValue();
    }
    assertThat(balance).isZero();
  }

  private static Map<String, String> statusesAsTold(List<Buyer> buyers) {
    var statuses = new HashMap<String, String>();
    for (var buyer : buyers) {
      for (var order : all("/v1/orders?customer=" + buyer.customer() + "&")) {
        statuses.put(order.at("/id").asString(), order.at("/status").asString());
      }
    }
    return statuses;
  }

  /** Every item of a list, page by page. */
  private static List<JsonNode> all(String path) {
    var items = new ArrayList<JsonNode>();
    var page = client.get(path + "limit=20").succeeded();
    page.json().at("/items").forEach(items::add);
    while (!page.json().at("/nextCursor").isNull()) {
      page = client.get(path + "limit=20&cursor=" + page.at("/nextCursor")).succeeded();
      page.json().at("/items").forEach(items::add);
    }
    return items;
  }
}
