package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.SQLException;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Batches of transfers over HTTP, which tell the same for ever. */
class TransferBatchesTest {
  private static final String PATH = "/v1/transfer-batches";

  /** As after thirty days. */
  private static final String FORGET_ANSWERS =
      """
      UPDATE idempotency_keys
      SET answer = NULL
      WHERE answer_type = 'transfer-batch'
      """;

  private static TestDatabase database;
  private static RunningService service;
  private static Client client;
  private static Shop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.on(database);
    client = service.client();
    shop = new Shop(client);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void tellTheSameBytesForTheSameKeyAlsoOnceTheAnswerIsForgotten() throws SQLException {
    var ann = shop.buyer(100);
    var bob = shop.buyer(0);
    var hold = client.post("/v1/holds", Client.newKey(), hold(ann, bob, 30)).succeeded();
    var key = Client.newKey();
    var body =
        batch(
            "INDEPENDENT",
            Stream.of(transfer(ann, bob, 60), transfer(ann, bob, 60), transfer(bob, bob, 1)));

    var first = client.post(PATH, key, body).succeeded();
    var again = client.post(PATH, key, body).succeeded();
    forgetAnswers();
    var afterAMonth = client.post(PATH, key, body).succeeded();

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.at("/results/1/errors/0/holds/0/holdId")).isEqualTo(hold.at("/id"));
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(afterAMonth.isReplayed()).isTrue();
    assertThat(afterAMonth.body()).isEqualTo(first.body());
    assertThat(client.get(PATH + "/" + first.at("/id")).succeeded().body()).isEqualTo(first.body());
    assertThat(shop.account(bob).at("/posted").asLong()).isEqualTo(60);
  }

  @Test
  void tellTheSameBytesOfARefusal() {
    var ann = shop.buyer(100);
    var key = Client.newKey();
    var body = batch("ALL_OR_NOTHING", Stream.of(transfer(ann, ann, 1), transfer(ann, ann, 0)));

    var first = client.post(PATH, key, body);
    var again = client.post(PATH, key, body);

    assertThat(first.status()).isEqualTo(422);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.json().at("/errors").toString())
        .isEqualTo(first.json().at("/errors").toString());
  }

  @Test
  void makeAThousandTransfersAtOnce() {
    var ann = shop.buyer(1_000);
    var bob = shop.buyer(0);
    var thousand = Collections.nCopies(1_000, transfer(ann, bob, 1));

    var made = client.post(PATH, Client.newKey(), batch("ALL_OR_NOTHING", thousand.stream()));

    assertThat(made.succeeded().json().at("/results")).hasSize(1_000);
    assertThat(shop.account(ann).at("/posted").asLong()).isZero();
    assertThat(shop.account(bob).at("/posted").asLong()).isEqualTo(1_000);
    assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
  }

  private static String transfer(Buyer from, Buyer to, long credits) {
    return Bodies.transfer(from.account(), to.account(), credits);
  }

  private static String hold(Buyer from, Buyer to, long credits) {
    var transfer = transfer(from, to, credits).strip();
    return transfer.substring(0, transfer.length() - 1)
        + ",\"expiresAt\":\"2099-01-01T00:00:00Z\"}";
  }

  private static String batch(String mode, Stream<String> transfers) {
    return "{\"mode\":\"%s\",\"transfers\":[%s]}"
        .formatted(mode, transfers.collect(Collectors.joining(",")));
  }

  private static void forgetAnswers() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(FORGET_ANSWERS)).isPositive();
    }
  }
}
