package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everybody wants the same thing at once; two instances of the service share the database. */
class RushTest {
  private static final int SIGNING_UP = 4;

  private static TestDatabase database;
  private static RunningService service;
  private static RunningService sibling;
  private static Shop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.on(database);
    sibling = RunningService.on(database);
    shop = new Shop(service.client());
  }

  @AfterAll
  static void stop() {
    sibling.close();
    service.close();
    database.close();
  }

  @Test
  void sellsTheLastFiftyToFiftyOfTwoHundredBuyers() {
    var sku = shop.product(100, 50);
    var buyers = buyers(200);

    var replies = Together.run(200, i -> shop.order(buyers.get(i), sku, 1));

    var sold = replies.stream().filter(reply -> reply.status() == 201).toList();
    assertThat(sold).hasSize(50);
    assertThat(sold).extracting(reply -> reply.at("/id")).doesNotHaveDuplicates();
    assertThat(sold).extracting(reply -> reply.at("/number")).doesNotHaveDuplicates();
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .hasSize(150)
        .allSatisfy(RushTest::requireOutOfStock);
    assertThat(shop.stock(sku).at("/allocated").longValue()).isEqualTo(50);
    assertThat(shop.stock(sku).at("/sellable").longValue()).isZero();
    assertThat(buyers)
        .filteredOn(buyer -> shop.account(buyer).at("/held").longValue() == 100)
        .hasSize(50);
    assertThat(buyers)
        .filteredOn(buyer -> shop.account(buyer).at("/available").longValue() == 100)
        .hasSize(150);
    requireInvariants();
  }

  @Test
  void makesOneOrderOfHundredCallsWithOneKey() {
    var buyer = shop.buyer(10_000);
    var sku = shop.product(100, 100);
    var key = Client.newKey();
    var body = Bodies.order(buyer.customer(), Bodies.line(sku, 1));

    var replies = Together.run(100, i -> service.client().postUntilEnded("/v1/orders", key, body));

    requireOneExecution(replies, 201);
    assertThat(replies)
        .extracting(reply -> reply.header("Location"))
        .containsOnly(replies.getFirst().header("Location"));
    assertThat(shop.account(buyer).at("/held").longValue()).isEqualTo(100);
    assertThat(shop.stock(sku).at("/allocated").longValue()).isEqualTo(1);
    requireInvariants();
  }

  @Test
  void refusesHundredCallsWithOneKeyAlikeAlsoOnceThereIsEnough() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(100, 3);
    var key = Client.newKey();
    var body = Bodies.order(buyer.customer(), Bodies.line(sku, 4));

    var replies = Together.run(100, i -> service.client().postUntilEnded("/v1/orders", key, body));
    var _ = shop.receive(sku, 10).succeeded();
    var late = service.client().post("/v1/orders", key, body);

    requireOneExecution(replies, 422);
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.isReplayed()).isTrue();
    assertThat(late.bodyWithoutTrace()).isEqualTo(replies.getFirst().bodyWithoutTrace());
    assertThat(late.at("/traceId")).isNotEqualTo(replies.getFirst().at("/traceId"));
    assertThat(shop.stock(sku).at("/allocated").longValue()).isZero();
  }

  @Test
  void executesKeyOnceThatArrivesOnTwoInstances() {
    var buyer = shop.buyer(100_000);
    var sku = shop.product(100, 1000);
    var body = Bodies.order(buyer.customer(), Bodies.line(sku, 1));
    var keys = IntStream.range(0, 40).mapToObj(i -> Client.newKey()).toList();

    var replies =
        Together.run(
            keys.size() * 4, i -> instance(i).postUntilEnded("/v1/orders", keys.get(i / 4), body));

    for (var key = 0; key < keys.size(); key++) {
      requireOneExecution(replies.subList(4 * key, 4 * key + 4), 201);
    }
    assertThat(shop.account(buyer).at("/held").longValue()).isEqualTo(100L * keys.size());
    assertThat(shop.stock(sku).at("/allocated").longValue()).isEqualTo(keys.size());
    requireInvariants();
  }

  @Test
  void letsOneOfManyFulfilmentsAndCancellationsOfAnOrderThrough() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(100, 10);
    var order = shop.order(buyer, sku, 4).succeeded().at("/id");

    var replies =
        Together.run(
            60,
            i -> {
              var step = i % 3 == 0 ? "/cancellations" : "/fulfilments";
              return instance(i).post("/v1/orders/" + order + step, Client.newKey(), "{}");
            });

    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allSatisfy(reply -> assertThat(reply.code()).isEqualTo("illegal-transition"));
    requireInvariants();
  }

  /** A few sign up at a time, as hashing their passwords keeps the machine busy. */
  private static List<Buyer> buyers(int number) {
    var each = number / SIGNING_UP;
    return Together.run(
            SIGNING_UP, i -> Stream.generate(() -> shop.buyer(100)).limit(each).toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Calls of one and the same key go to both. */
  private static Client instance(int call) {
    return (call % 2 == 0 ? service : sibling).client();
  }

  private static void requireOneExecution(List<Reply> replies, int status) {
    assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(status));
    assertThat(replies).filteredOn(reply -> !reply.isReplayed()).hasSize(1);
    assertThat(replies)
        .extracting(Reply::bodyWithoutTrace)
        .containsOnly(replies.getFirst().bodyWithoutTrace());
  }

  private static void requireOutOfStock(Reply reply) {
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("out-of-stock");
    assertThat(reply.at("/errors/0/pointer")).isEqualTo("/lines/0/quantity");
    assertThat(reply.number("/errors/0/requested")).isEqualTo(1);
    assertThat(reply.number("/errors/0/sellable")).isZero();
  }

  private static void requireInvariants() {
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
  }
}
