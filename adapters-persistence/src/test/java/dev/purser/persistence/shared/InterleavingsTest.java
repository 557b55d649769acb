package dev.purser.persistence.shared;

import static dev.purser.persistence.testing.TestShop.codes;
import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.Entries;
import dev.purser.application.credit.StatementLine;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Transfer;
import dev.purser.persistence.testing.BreakableLink;
import dev.purser.persistence.testing.BreakableLink.Cut;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.Rival;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen between two statements of a batch, made to happen. */
final class InterleavingsTest {
  private static final Executor THREADS = Thread::startVirtualThread;
  private static final WritePathSettings SETTINGS = settings(Duration.ofSeconds(20));

  private static TestDatabase database;
  private static PostgresPorts instance;
  private TestShop shop;
  private Rival rival;

  @BeforeAll
  static void startInstance() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
  }

  @AfterAll
  static void stopInstance() {
    instance.close();
    database.close();
  }

  @BeforeEach
  void open() {
    shop = new TestShop(instance.ports(), Shop.over(instance.ports(), SETTINGS));
    rival = Rival.on(database);
  }

  @AfterEach
  void everythingAddsUp() {
    rival.close();
    shop.requireInvariants();
    shop.close();
  }

  @Test
  void decidesOverTheBalanceThatARivalCommitsWhileTheBatchWaits() throws Exception {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    rivalMoves(payer, receiver, 60);

    var waiting = async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 60));
    requireStillWaiting(waiting);
    rival.commits();

    assertThat(codes(waiting.get())).containsExactly("insufficient-credit");
    assertThat(shop.account(payer.id()).posted()).isEqualTo(40);
  }

  @Test
  void decidesOverTheOldBalanceWhenTheRivalGivesUp() throws Exception {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    rivalMoves(payer, receiver, 60);

    var waiting = async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 60));
    requireStillWaiting(waiting);
    rival.givesUp();

    assertThat(done(waiting.get()).legs()).hasSize(1);
    assertThat(shop.account(payer.id()).posted()).isEqualTo(40);
  }

  @Test
  void othersGoOnWhileAStrangerHoldsOneRow() throws Exception {
    var held = shop.customerWith(100);
    var payer = shop.customerWith(1_000);
    var receiver = shop.customerWith(0);
    rival.does("SELECT id FROM accounts WHERE id = ? FOR UPDATE", held.id().value());

    var blocked = async(() -> shop.transfer(freshKey(), held.id(), receiver.id(), 10));
    for (var i = 0; i < 50; i++) {
      assertThat(done(shop.transfer(freshKey(), payer.id(), receiver.id(), 1))).isNotNull();
    }
    assertThat(blocked).isNotDone();
    rival.givesUp();

    assertThat(done(blocked.get()).legs()).hasSize(1);
    assertThat(shop.account(receiver.id()).posted()).isEqualTo(60);
  }

  @Test
  void waitsForAHeadOfTheJournalWhenOthersAreAddingToAllOfThem() throws Exception {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    rival.does("SELECT chain FROM journal_heads FOR UPDATE");

    var waiting = async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 10));
    requireStillWaiting(waiting);
    rival.givesUp();

    assertThat(done(waiting.get()).legs()).hasSize(1);
  }

  @Test
  void takesTheOneHeadOfTheJournalThatIsFree() {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    rival.does("SELECT chain FROM journal_heads WHERE chain <> 7 FOR UPDATE");
    var before = lengthOfChain(7);

    for (var i = 1; i <= 5; i++) {
      assertThat(done(shop.transfer(freshKey(), payer.id(), receiver.id(), 10))).isNotNull();
      assertThat(lengthOfChain(7)).isEqualTo(before + i);
    }
  }

  @Test
  void stockThatAStrangerHoldsDelaysOnlyItsOwnOrders() throws Exception {
    var buyer = shop.customerWith(1_000);
    var held = shop.product(10, 5);
    var free = shop.product(10, 100);
    rival.does("SELECT sku FROM stock_items WHERE sku = ? FOR UPDATE", held.value());

    var blocked = async(() -> shop.order(freshKey(), buyer, held, 2));
    for (var i = 0; i < 20; i++) {
      assertThat(done(shop.order(freshKey(), buyer, free, 1))).isNotNull();
    }
    assertThat(blocked).isNotDone();
    rival.givesUp();

    assertThat(done(blocked.get()).lines()).hasSize(1);
  }

  @Test
  void aCommandWhoseRowIsHeldPastItsDeadlineIsWithdrawnAndNeverCarriedOut() {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    var key = freshKey();
    rival.does("SELECT id FROM accounts WHERE id = ? FOR UPDATE", payer.id().value());

    try (var hasty = instanceWith(settings(Duration.ofMillis(400)))) {
      assertThatThrownBy(() -> hasty.transfer(key, payer.id(), receiver.id(), 10))
          .isInstanceOf(ServiceFault.Unavailable.class);
    }
    rival.givesUp();

    assertThat(shop.account(payer.id()).posted()).isEqualTo(100);
    assertThat(done(shop.transfer(key, payer.id(), receiver.id(), 10))).isNotNull();
    assertThat(shop.account(payer.id()).posted()).isEqualTo(90);
  }

  @Test
  void theSameKeyInTwoInstancesHappensOnce() throws Exception {
    try (var otherInstance = PostgresPorts.on(database);
        var other = new TestShop(otherInstance.ports(), Shop.over(otherInstance.ports()))) {
      var payer = shop.customerWith(1_000);
      var receiver = shop.customerWith(0);

      for (var round = 0; round < 20; round++) {
        var key = freshKey();
        var here = async(() -> shop.transfer(key, payer.id(), receiver.id(), 1));
        var there = async(() -> other.transfer(key, payer.id(), receiver.id(), 1));

        assertThat(done(here.get())).isEqualTo(done(there.get()));
        assertThat(List.of(isReplayed(here.get()), isReplayed(there.get())))
            .containsExactlyInAnyOrder(true, false);
      }

      assertThat(shop.account(payer.id()).posted()).isEqualTo(980);
    }
  }

  @Test
  void theSameKeyInOneBatchHappensOnce() throws Exception {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    var key = freshKey();
    rival.does("SELECT id FROM accounts WHERE id = ? FOR UPDATE", payer.id().value());

    var calls = new ArrayList<CompletableFuture<Reply<Transfer>>>();
    for (var i = 0; i < 10; i++) {
      calls.add(async(() -> shop.transfer(key, payer.id(), receiver.id(), 10)));
    }
    rival.givesUp();

    var outcomes = new ArrayList<Transfer>();
    for (var call : calls) {
      outcomes.add(done(call.get()));
    }
    assertThat(outcomes).hasSize(10).containsOnly(outcomes.getFirst());
    assertThat(shop.account(payer.id()).posted()).isEqualTo(90);
  }

  @Test
  void aKeyThatAnotherInstanceIsCommittingIsWaitedForAndThenReused() throws Exception {
    var payer = shop.customerWith(100);
    var otherPayer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    var otherReceiver = shop.customerWith(0);
    var key = freshKey();
    var pause = new Pause();
    try (var slow = new TestShop(pausing(pause), Shop.over(pausing(pause), SETTINGS))) {

      var first = async(() -> slow.transfer(key, payer.id(), receiver.id(), 10));
      pause.awaitReached();
      var second = async(() -> shop.transfer(key, otherPayer.id(), otherReceiver.id(), 20));
      requireStillWaiting(second);
      pause.end();

      assertThat(done(first.get()).legs()).hasSize(1);
      assertThat(second.get()).isInstanceOf(Reply.KeyReused.class);
      assertThat(shop.account(otherPayer.id()).posted()).isEqualTo(100);
    }
  }

  @Test
  void aKeyWhoseWriterDiesGoesToTheOneWhoWaited() throws Exception {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    var key = freshKey();
    rival.does(
        """
        INSERT INTO idempotency_keys
          (caller, operation, key, command_id, fingerprint, resource_id, answer_type,
           answer_version, answer, created_at)
        VALUES ('test', 'transfer-credits', ?, ?, sha256('x'), ?, 'refusals', 1, '[]', now())
        """,
        key,
        UUID.randomUUID(),
        UUID.randomUUID());

    var waiting = async(() -> shop.transfer(key, payer.id(), receiver.id(), 10));
    requireStillWaiting(waiting);
    rival.givesUp();

    assertThat(done(waiting.get()).legs()).hasSize(1);
    assertThat(shop.account(payer.id()).posted()).isEqualTo(90);
  }

  @Test
  void aCommitThatTheServerNeverHeardOfIsDoneAgain() {
    try (var link = BreakableLink.to(database);
        var otherInstance = PostgresPorts.on(database, link.jdbcUrl());
        var linked = new TestShop(otherInstance.ports(), Shop.over(otherInstance.ports()))) {
      var payer = linked.customerWith(100);
      var receiver = linked.customerWith(0);

      link.cutNext(Cut.BEFORE_COMMIT);
      var reply = linked.transfer(freshKey(), payer.id(), receiver.id(), 10);

      assertThat(isReplayed(reply)).isFalse();
      assertThat(shop.account(payer.id()).posted()).isEqualTo(90);
    }
  }

  @Test
  void aCommitWhoseAnswerWasLostIsFoundAndNotDoneTwice() {
    try (var link = BreakableLink.to(database);
        var otherInstance = PostgresPorts.on(database, link.jdbcUrl());
        var linked = new TestShop(otherInstance.ports(), Shop.over(otherInstance.ports()))) {
      var payer = linked.customerWith(100);
      var receiver = linked.customerWith(0);
      var key = freshKey();

      link.cutNext(Cut.AFTER_COMMIT);
      var reply = linked.transfer(key, payer.id(), receiver.id(), 10);

      assertThat(isReplayed(reply)).isFalse();
      assertThat(shop.account(payer.id()).posted()).isEqualTo(90);
      assertThat(done(shop.transfer(key, payer.id(), receiver.id(), 10))).isEqualTo(done(reply));
    }
  }

  @Test
  void aBackendKilledDuringItsCommitLosesNothingAndDoublesNothing() throws Exception {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    commitsWaitForALockOf(payer);
    rival.does("SELECT pg_advisory_xact_lock(?)", lockOf(payer));

    var killed = async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 10));
    killWhoeverCommits();
    rival.commits();

    assertThat(done(killed.get()).legs()).hasSize(1);
    assertThat(shop.account(payer.id()).posted()).isEqualTo(90);
    commitsWaitNoMore();
  }

  @Test
  void aPoisonousCommandFailsAloneAndItsNeighboursSucceed() throws Exception {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    writesOfReferenceDo("poison", "RAISE EXCEPTION 'poison'");
    var healthy = new ArrayList<CompletableFuture<Reply<Transfer>>>();

    rival.does("SELECT id FROM accounts WHERE id = ? FOR UPDATE", payer.id().value());
    for (var i = 0; i < 10; i++) {
      healthy.add(async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 1)));
    }
    var poisonous = async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 1, "poison"));
    rival.givesUp();

    for (var transfer : healthy) {
      assertThat(done(transfer.get())).isNotNull();
    }
    assertThatThrownBy(poisonous::get).hasCauseInstanceOf(ServiceFault.Unexpected.class);
    assertThat(shop.account(payer.id()).posted()).isEqualTo(90);
    writesOfReferencesDoNothingElse();
  }

  @Test
  void aBatchThatTakesTooLongIsCarriedOutOneByOne() throws Exception {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    writesOfReferenceDo("slow", "PERFORM pg_sleep(10)");
    var healthy = new ArrayList<CompletableFuture<Reply<Transfer>>>();

    rival.does("SELECT id FROM accounts WHERE id = ? FOR UPDATE", payer.id().value());
    for (var i = 0; i < 5; i++) {
      healthy.add(async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 1)));
    }
    var slow = async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 1, "slow"));
    rival.givesUp();

    for (var transfer : healthy) {
      assertThat(done(transfer.get())).isNotNull();
    }
    assertThatThrownBy(slow::get).hasCauseInstanceOf(ServiceFault.Unavailable.class);
    assertThat(shop.account(payer.id()).posted()).isEqualTo(95);
    writesOfReferencesDoNothingElse();
  }

  @Test
  void oneReferenceInTwoInstancesNamesOneTransfer() throws Exception {
    try (var otherInstance = PostgresPorts.on(database);
        var other = new TestShop(otherInstance.ports(), Shop.over(otherInstance.ports()))) {
      for (var round = 0; round < 10; round++) {
        var payer = shop.customerWith(100);
        var otherPayer = shop.customerWith(100);
        var receiver = shop.customerWith(0);
        var otherReceiver = shop.customerWith(0);
        var reference = "invoice-" + UUID.randomUUID();

        var here = async(() -> shop.transfer(freshKey(), payer.id(), receiver.id(), 1, reference));
        var there =
            async(() ->
                other.transfer(freshKey(), otherPayer.id(), otherReceiver.id(), 1, reference));

        var replies = List.of(here.get(), there.get());
        assertThat(replies).filteredOn(reply -> reply instanceof Reply.Done).hasSize(1);
        assertThat(replies)
            .filteredOn(reply -> reply instanceof Reply.Refused)
            .singleElement()
            .satisfies(refused -> assertThat(codes(refused)).contains("duplicate-reference"));
      }
    }
  }

  @Test
  void anAccountsHistoryNeverRunsBackwardsWhateverTheClockSays() {
    var payer = shop.customerWith(100);
    var receiver = shop.customerWith(0);
    rival
        .does(
            "UPDATE accounts SET changed_at = now() + interval '1 hour' WHERE id = ?",
            payer.id().value())
        .commits();

    var transfer = done(shop.transfer(freshKey(), payer.id(), receiver.id(), 10));

    assertThat(transfer.createdAt()).isEqualTo(shop.account(payer.id()).changedAt());
    var later = done(shop.transfer(freshKey(), payer.id(), receiver.id(), 10));
    assertThat(later.createdAt()).isAfterOrEqualTo(transfer.createdAt());
  }

  /** A transfer by hand, as another program on the same books would write it. */
  private void rivalMoves(CustomerAccount from, CustomerAccount to, long credits) {
    var transfer = UUID.randomUUID();
    rival.does(
        """
        INSERT INTO idempotency_keys
          (caller, operation, key, command_id, fingerprint, resource_id, answer_type,
           answer_version, answer, created_at)
        VALUES ('rival', 'by-hand', ?, ?, sha256('x'), ?, 'transfer', 1, '{}', now())
        """,
        freshKey(),
        transfer,
        transfer);
    rival.does(
        """
        INSERT INTO transfers (id, kind, command_id, caller, created_at)
        VALUES (?, 'TRANSFER', ?, 'rival', now())
        """,
        transfer,
        transfer);
    rivalPosts(transfer, from.id(), -credits);
    rivalPosts(transfer, to.id(), credits);
    rivalJournals(transfer);
  }

  /** With a digest that is none, which no invariant computes anew. */
  private void rivalJournals(UUID transfer) {
    rival.does(
        """
        WITH head AS (
          UPDATE journal_heads
          SET length = length + 1, hash = sha256(hash || int4send(1) || sha256('rival'))
          WHERE chain = 0
          RETURNING chain, length, hash
        )
        INSERT INTO journal_links (chain, number, hash, form, transfers, digests, at)
        SELECT chain, length, hash, 1, ARRAY[?]::uuid[], sha256('rival'), now()
        FROM head
        """,
        transfer);
  }

  private void rivalPosts(UUID transfer, AccountId account, long change) {
    rival.does(
        """
        WITH changed AS (
          UPDATE accounts
          SET posted = posted + ?, sequence = sequence + 1, changed_at = clock_timestamp()
          WHERE id = ?
          RETURNING id, sequence, posted, changed_at
        )
        INSERT INTO entries (account_id, sequence, transfer_id, leg, change, balance, at)
        SELECT id, sequence, ?, 0, ?, posted, changed_at
        FROM changed
        """,
        change,
        account.value(),
        transfer,
        change);
  }

  private long lengthOfChain(int chain) {
    return rival.asks("SELECT length FROM journal_heads WHERE chain = ?", chain);
  }

  private static long lockOf(CustomerAccount account) {
    return account.id().value().getLeastSignificantBits();
  }

  /** Entries of the account are committed only once an advisory lock is free. */
  private void commitsWaitForALockOf(CustomerAccount account) {
    try (var owner = Rival.on(database)) {
      owner.does(
          """
          CREATE FUNCTION wait_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF NEW.account_id = '%s' THEN
              PERFORM pg_advisory_xact_lock(%d);
            END IF;
            RETURN NULL;
          END $$
          """
              .formatted(account.id().value(), lockOf(account)));
      owner.does(
          """
          CREATE CONSTRAINT TRIGGER wait_at_commit AFTER INSERT ON entries
          DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION wait_at_commit()
          """);
      owner.commits();
    }
  }

  private void commitsWaitNoMore() {
    try (var owner = Rival.on(database)) {
      owner.does("DROP FUNCTION wait_at_commit CASCADE").commits();
    }
  }

  private void killWhoeverCommits() {
    try (var killer = Rival.on(database)) {
      var killed = 0L;
      while (killed == 0) {
        killed =
            killer.asks(
                """
                SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))
                FROM pg_stat_activity
                WHERE datname = current_database() AND query ILIKE 'COMMIT%'
                  AND wait_event = 'advisory'
                """);
        killer.commits();
      }
    }
  }

  private void writesOfReferenceDo(String reference, String statement) {
    try (var owner = Rival.on(database)) {
      owner.does(
          """
          CREATE FUNCTION misbehave() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF NEW.reference = '%s' THEN
              %s;
            END IF;
            RETURN NEW;
          END $$
          """
              .formatted(reference, statement));
      owner.does(
          """
          CREATE TRIGGER misbehave BEFORE INSERT ON transfers
          FOR EACH ROW EXECUTE FUNCTION misbehave()
          """);
      owner.commits();
    }
  }

  private void writesOfReferencesDoNothingElse() {
    try (var owner = Rival.on(database)) {
      owner.does("DROP FUNCTION misbehave CASCADE").commits();
    }
  }

  private TestShop instanceWith(WritePathSettings settings) {
    return new TestShop(instance.ports(), Shop.over(instance.ports(), settings));
  }

  private static WritePathSettings settings(Duration deadline) {
    var normal = WritePathSettings.DEFAULT;
    return new WritePathSettings(
        normal.committers(),
        normal.batchWeight(),
        normal.maxWaiting(),
        deadline,
        normal.grace(),
        normal.joinWait());
  }

  private static <T> CompletableFuture<T> async(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, THREADS);
  }

  private static void requireStillWaiting(CompletableFuture<?> call) throws Exception {
    try {
      call.get(500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException asExpected) {
      return;
    } catch (ExecutionException failed) {
      throw new AssertionError(failed);
    }
    throw new AssertionError("it did not wait");
  }

  private static boolean isReplayed(Reply<?> reply) {
    return ((Reply.Done<?>) reply).replayed();
  }

  /** The ports of the instance, with a transaction that stops before it writes its entries. */
  private static Ports pausing(Pause pause) {
    var p = instance.ports();
    var c = p.credit();
    var credit =
        new CreditKinds.Ports(
            c.assets(),
            c.accounts(),
            c.accountSearch(),
            c.accountsOfOwners(),
            c.houseAccounts(),
            c.holdsToAccounts(),
            c.accountStatusChanges(),
            c.holds(),
            c.openHolds(),
            c.partiesOfHolds(),
            c.dueHolds(),
            c.transfers(),
            c.reversibleTransfers(),
            c.transferReferences(),
            pause.before(c.entries()),
            c.lotEntries(),
            c.dueLots(),
            c.journal(),
            c.scheduledTransfers(),
            c.transferBatches(),
            c.housePostings());
    return p.with(credit);
  }

  private static final class Pause {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    void awaitReached() throws InterruptedException {
      reached.await();
    }

    void end() {
      ended.countDown();
    }

    Entries before(Entries entries) {
      return new Entries() {
        @Override
        public void append(List<Entry> added) {
          reached.countDown();
          try {
            ended.await();
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
          entries.append(added);
        }

        @Override
        public Optional<Entry> find(EntryKey key) {
          return entries.find(key);
        }

        @Override
        public Optional<Entry> lastBefore(AccountId account, Instant instant) {
          return entries.lastBefore(account, instant);
        }

        @Override
        public long countBefore(AccountId account, Instant instant) {
          return entries.countBefore(account, instant);
        }

        @Override
        public List<Entry> list(AccountId account, Range range, int limit) {
          return entries.list(account, range, limit);
        }

        @Override
        public List<StatementLine> lines(AccountId account, Range range, int limit) {
          return entries.lines(account, range, limit);
        }
      };
    }
  }
}
