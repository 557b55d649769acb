package dev.purser.persistence.shared;

import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.IdempotencyRecords.Stored;
import dev.purser.application.testing.Shop;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers are read back as they were given, also those of earlier releases. */
class AnswerJsonTest {
  private static TestDatabase database;
  private static PostgresPorts instance;
  private static TestShop shop;

  @BeforeAll
  static void startInstance() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    shop = new TestShop(instance.ports(), Shop.over(instance.ports()));
  }

  @AfterAll
  static void stopInstance() {
    shop.close();
    instance.close();
    database.close();
  }

  @Test
  void readsAnOrderThatWasStoredInThisVersion() throws IOException {
    var stored = resource("/stored/order-2.json");
    var answers = new AnswerJson(instance.storedValues());

    var answer = answers.read("order", 2, stored);

    var order = (Order) ((Stored.Outcome) answer).value();
    assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FULFILLED);
    assertThat(order.lines()).hasSize(2);
    assertThat(order.adjustments().getFirst().code()).isEqualTo("vat-20");
    assertThat(order.fulfilments().getFirst().tracking()).isEqualTo("JD0146");
    assertThat(order.returns().getFirst().reason()).isEqualTo("It \"leaks\"");
    assertThat(answers.write(new Stored.Outcome(OrderingKinds.ORDER, order))).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({"order, 1", "order, 3", "hold, 1", "capture, 1"})
  void takesWhatWasStoredInAnotherVersionForForgotten(String type, int version) {
    var answers = new AnswerJson(instance.storedValues());

    assertThat(answers.read(type, version, "{}")).isNull();
  }

  @Test
  void refusesToReadWhatNoFeatureStores() {
    var answers = new AnswerJson(instance.storedValues());

    assertThatIllegalStateException().isThrownBy(() -> answers.read("nothing", 1, "{}"));
  }

  @Test
  void answersWithTheCurrentOrderWhereTheStoredOneIsNotReadAnyMore() throws IOException {
    var buyer = shop.customerWith(100);
    var sku = shop.product(10, 5);
    var key = freshKey();
    var placed = done(shop.order(key, buyer, sku, 2));
    var shipped = done(shop.fulfil(new FulfilOrder.Request(placed.id(), null, null)));
    storeInFirstVersion(placed);

    var again = shop.order(key, buyer, sku, 2);

    assertThat(again).isEqualTo(new Reply.Done<>(shipped, true));
  }

  /**
   * As an earlier release has left it, which the guard of the keys keeps anybody from doing now.
   */
  private static void storeInFirstVersion(Order order) throws IOException {
    var jdbc = instance.jdbc();
    jdbc.execute("ALTER TABLE idempotency_keys DISABLE TRIGGER idempotency_keys_only_forget");
    jdbc.update(
        """
        UPDATE idempotency_keys
        SET answer_version = 1, answer = ?
        WHERE resource_id = ? AND operation = 'place-order'
        """,
        resource("/stored/order-1.json"),
        order.id().value());
    jdbc.execute("ALTER TABLE idempotency_keys ENABLE TRIGGER idempotency_keys_only_forget");
  }

  @Test
  void readsAMovementThatWasStoredBeforeTransfersWere() throws IOException {
    var stored = resource("/stored/stock-movement-1.json");

    var answer = new AnswerJson(instance.storedValues()).read("stock-movement", 1, stored);

    var movement = (StockMovement) ((Stored.Outcome) answer).value();
    assertThat(movement.change()).isEqualTo(500);
    assertThat(movement.reason()).isEqualTo("demonstration");
    assertThat(movement.reference()).isNull();
    assertThat(movement.order()).isNull();
    assertThat(movement.otherSide()).isNull();
  }

  @Test
  void repeatsAnAcceptedAnswerExactly() {
    var buyer = shop.customerWith(100);
    var sku = shop.product(10, 5);
    var key = freshKey();

    var first = shop.order(key, buyer, sku, 2);
    var shipped = shop.fulfil(new FulfilOrder.Request(done(first).id(), null, null));
    var again = shop.order(key, buyer, sku, 2);

    assertThat(done(shipped).version()).isEqualTo(2);
    assertThat(again).isEqualTo(new Reply.Done<>(done(first), true));
  }

  @Test
  void repeatsARefusalWithItsFigures() {
    var buyer = shop.customerWith(5);
    var sku = shop.product(10, 1);
    var key = freshKey();

    var first = (Reply.Refused<Order>) shop.order(key, buyer, sku, 2);
    var again = (Reply.Refused<Order>) shop.order(key, buyer, sku, 2);

    assertThat(first.refusals()).hasSize(2);
    assertThat(again.replayed()).isTrue();
    assertThat(again.refusals())
        .usingRecursiveComparison()
        .comparingOnlyFields("subject")
        .isEqualTo(first.refusals());
    for (var i = 0; i < 2; i++) {
      var told = first.refusals().get(i).refusal();
      var repeated = again.refusals().get(i).refusal();
      assertThat(repeated.code()).isEqualTo(told.code());
      assertThat(repeated.explanation()).isEqualTo(told.explanation());
      assertThat(repeated.figures().byName().entrySet())
          .containsExactlyElementsOf(told.figures().byName().entrySet());
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = AnswerJsonTest.class.getResourceAsStream(name)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
