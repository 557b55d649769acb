package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.shared.Reply;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many callers at once on the same rows, in one instance and in two, and the books afterwards. */
class ConcurrencyTest {
  private static final Executor THREADS = Thread::startVirtualThread;

  private static TestDatabase database;
  private static PostgresPorts firstInstance;
  private static PostgresPorts secondInstance;
  private static TestShop shop;
  private static TestShop other;

  @BeforeAll
  static void startInstances() {
    database = TestDatabase.fresh();
    firstInstance = PostgresPorts.on(database);
    secondInstance = PostgresPorts.on(database);
    shop = new TestShop(firstInstance.ports(), Shop.over(firstInstance.ports()));
    other = new TestShop(secondInstance.ports(), Shop.over(secondInstance.ports()));
  }

  @AfterAll
  static void stopInstances() {
    shop.close();
    other.close();
    firstInstance.close();
    secondInstance.close();
    database.close();
  }

  @AfterEach
  void everythingAddsUp() {
    shop.requireInvariants();
    assertThat(firstInstance.ports().journalVerification().verify(List.of()).faults()).isEmpty();
  }

  @Test
  void spendsEveryCreditOfOneAccountOnceAndNoneTwice() {
    var payer = shop.customerWith(300);
    var receiver = shop.customerWith(0);

    var replies = all(500, i -> anyOf(i).transfer(freshKey(), payer.id(), receiver.id(), 1));

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(300);
    assertThat(replies).filteredOn(Reply.Refused.class::isInstance).hasSize(200);
    assertThat(shop.account(payer.id()).posted()).isZero();
    assertThat(shop.account(receiver.id()).posted()).isEqualTo(300);
  }

  @Test
  void sellsTheLastFiftyPiecesToExactlyFiftyOfTwoHundredBuyers() {
    var sku = shop.product(10, 50);
    var buyers = IntStream.range(0, 200).mapToObj(i -> shop.customerWith(10)).toList();

    var replies = all(200, i -> anyOf(i).order(freshKey(), buyers.get(i), sku, 1));

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(50);
    assertThat(replies)
        .filteredOn(Reply.Refused.class::isInstance)
        .hasSize(150)
        .allSatisfy(reply -> assertThat(TestShop.codes(reply)).containsExactly("out-of-stock"));
    assertThat(shop.stock(sku).sellable()).isZero();
  }

  @Test
  void movesCreditsInCirclesWithoutWaitingForEver() {
    var accounts = IntStream.range(0, 6).mapToObj(i -> shop.customerWith(1_000)).toList();

    var replies =
        all(
            600,
            i -> {
              var from = accounts.get(i % 6);
              var to = accounts.get((i + 1 + i / 6 % 5) % 6);
              return anyOf(i).transfer(freshKey(), from.id(), to.id(), 1 + i % 7);
            });

    assertThat(replies).allMatch(Reply.Done.class::isInstance);
    assertThat(accounts.stream().mapToLong(a -> shop.account(a.id()).posted()).sum())
        .isEqualTo(6_000);
  }

  @Test
  void ordersShipmentsCancellationsAndTransfersMixOnSharedRows() {
    var buyers = IntStream.range(0, 5).mapToObj(i -> shop.customerWith(5_000)).toList();
    var skus = IntStream.range(0, 3).mapToObj(i -> shop.product(7, 150)).toList();
    var placed = new ConcurrentLinkedQueue<Order>();

    var replies = all(600, i -> step(i, buyers, skus, placed));

    assertThat(replies)
        .allMatch(reply -> reply instanceof Reply.Done || reply instanceof Reply.Refused);
    assertThat(placed).isNotEmpty();
  }

  private Reply<?> step(
      int i, List<CustomerAccount> buyers, List<Sku> skus, ConcurrentLinkedQueue<Order> placed) {
    var instance = anyOf(i);
    var buyer = buyers.get(i % buyers.size());
    var order = i % 5 < 3 ? null : placed.poll();
    if (order == null) {
      var reply = instance.order(freshKey(), buyer, skus.get(i % skus.size()), 1 + i % 2);
      if (reply instanceof Reply.Done<Order> done) {
        placed.add(done.outcome());
      }
      return reply;
    }
    placed.add(order);
    return switch (i % 3) {
      case 0 -> instance.fulfil(new FulfilOrder.Request(order.id(), null, null));
      case 1 -> instance.cancel(new CancelOrder.Request(order.id(), null, null));
      default ->
          instance.transfer(freshKey(), buyer.id(), buyers.get((i + 1) % buyers.size()).id(), 1);
    };
  }

  private static TestShop anyOf(int i) {
    return i % 2 == 0 ? shop : other;
  }

  private static <T> List<T> all(int calls, IntFunction<T> call) {
    var running = new ArrayList<CompletableFuture<T>>(calls);
    for (var i = 0; i < calls; i++) {
      var number = i;
      running.add(CompletableFuture.supplyAsync(() -> call.apply(number), THREADS));
    }
    return running.stream().map(CompletableFuture::join).toList();
  }
}
