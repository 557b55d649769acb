package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.TransferBatchTrial;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.credit.TransferInBatch;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many transfers in one command: the same as one by one, quick, and beside all others. */
class TransferBatchesTest {
  private static final Executor THREADS = Thread::startVirtualThread;
  private static final int TRIALS = 6;

  /** Far more than it takes, so that only what grows with the square of a batch is found out. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

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
  }

  @Test
  void isWhatTheSameTransfersAreOneByOne() {
    var first = System.nanoTime();
    for (var trial = 0; trial < TRIALS; trial++) {
      TransferBatchTrial.run(shop.ports(), shop.shop(), first + trial, 100);
    }
  }

  @Test
  void makesAThousandTransfersOfManyLegsBetweenManyAccountsAtOnce() {
    var accounts = customers(100, 1_000);
    var transfers =
        IntStream.range(0, TransferBatch.MAX_TRANSFERS)
            .mapToObj(n -> transfer(accounts, n, 5))
            .toList();

    var started = System.nanoTime();
    var batch = done(transfer(shop, TransferBatchMode.ALL_OR_NOTHING, transfers));
    var took = Duration.ofNanos(System.nanoTime() - started);

    assertThat(batch.results()).hasSize(1_000).allMatch(Result.Done.class::isInstance);
    assertThat(took).isLessThan(LONG_ENOUGH);
    assertThat(read(batch)).isEqualTo(batch);
  }

  @Test
  void burnsHundredsOfLotsInOneCommand() {
    var rich = shop.customerWith(0);
    for (var priority = 0; priority < 100; priority++) {
      shop.grant(rich.id(), 10, new LotTerms(priority, null));
    }
    var poor = shop.customerWith(0);
    var transfers =
        IntStream.range(0, TransferBatch.MAX_TRANSFERS)
            .mapToObj(n -> request(List.of(leg(rich.id(), poor.id(), 1))))
            .toList();

    var batch = done(transfer(shop, TransferBatchMode.INDEPENDENT, transfers));

    assertThat(batch.results()).allMatch(Result.Done.class::isInstance);
    assertThat(shop.account(rich.id()).lots().isEmpty()).isTrue();
    assertThat(shop.account(poor.id()).lots().size()).isEqualTo(100);
  }

  @Test
  void batchesAndTransfersOfTwoInstancesShareAccounts() {
    var accounts = customers(8, 2_000);

    var batches =
        all(
            12,
            i -> {
              var mode = TransferBatchMode.values()[i / 2 % 2];
              var transfers =
                  IntStream.range(0, 200).mapToObj(n -> transfer(accounts, i + n, 2)).toList();
              return transfer(anyOf(i), mode, transfers);
            });
    var single =
        all(
            200,
            i -> {
              var from = accounts.get(i % 8).id();
              var to = accounts.get((i + 1 + i / 8 % 7) % 8).id();
              return anyOf(i).transfer(freshKey(), from, to, 1);
            });

    assertThat(batches.join()).allMatch(TransferBatchesTest::isAnswered);
    assertThat(single.join()).allMatch(TransferBatchesTest::isAnswered);
    assertThat(accounts.stream().mapToLong(a -> shop.account(a.id()).posted()).sum())
        .isEqualTo(16_000);
  }

  @Test
  void aRefusedBatchLeavesNothingButItsKey() {
    var accounts = customers(2, 10);
    var tooMuch = leg(accounts.getFirst().id(), accounts.getLast().id(), 20);
    var transfers = List.of(transfer(accounts, 0, 1), request(List.of(tooMuch)));

    var before = batches();

    var reply = transfer(shop, TransferBatchMode.ALL_OR_NOTHING, transfers);

    assertThat(TestShop.codes(reply)).containsOnly("insufficient-credit");
    assertThat(batches()).isEqualTo(before);
    assertThat(shop.account(accounts.getFirst().id()).posted()).isEqualTo(10);
  }

  private static boolean isAnswered(Reply<?> reply) {
    return reply instanceof Reply.Done || reply instanceof Reply.Refused;
  }

  private static List<CustomerAccount> customers(int number, long credits) {
    return IntStream.range(0, number).mapToObj(n -> shop.customerWith(credits)).toList();
  }

  private static TransferCredits.Request transfer(
      List<CustomerAccount> accounts, int number, int legs) {
    var size = accounts.size();
    return request(
        IntStream.range(0, legs)
            .mapToObj(n ->
                leg(
                    accounts.get((number + n) % size).id(),
                    accounts.get((number + n + 1 + number / size % (size - 1)) % size).id(),
                    1 + n % 3))
            .toList());
  }

  private static Leg leg(AccountId from, AccountId to, long credits) {
    return new Leg(from, to, new Amount(AssetCode.CREDIT, credits));
  }

  private static TransferCredits.Request request(List<Leg> legs) {
    return new TransferCredits.Request(legs, true, null, Attributes.NONE);
  }

  private static Reply<TransferBatch> transfer(
      TestShop instance, TransferBatchMode mode, List<TransferCredits.Request> transfers) {
    var request = new TransferInBatch.Request(mode, transfers);
    return instance.shop().batches().transferInBatch().transfer(Calls.aCall(), request);
  }

  private static TransferBatch read(TransferBatch batch) {
    var ports = firstInstance.ports();
    return ports
        .transactions()
        .read(() -> ports.credit().transferBatches().find(List.of(batch.id())))
        .get(batch.id());
  }

  private static long batches() {
    var number =
        firstInstance.jdbc().queryForObject("SELECT count(*) FROM transfer_batches", Long.class);
    return Objects.requireNonNull(number);
  }

  private static TestShop anyOf(int i) {
    return i % 2 == 0 ? shop : other;
  }

  private static <T> CompletableFuture<List<T>> all(int calls, IntFunction<T> call) {
    var running = new ArrayList<CompletableFuture<T>>(calls);
    for (var i = 0; i < calls; i++) {
      var number = i;
      running.add(CompletableFuture.supplyAsync(() -> call.apply(number), THREADS));
    }
    return CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
        .thenApply(_ -> running.stream().map(CompletableFuture::join).toList());
  }
}
