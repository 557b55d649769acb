package dev.purser.persistence.credit;

import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.JournalFault;
import dev.purser.application.credit.JournalFault.BeginningDiffers;
import dev.purser.application.credit.JournalFault.CutSince;
import dev.purser.application.credit.JournalFault.FormUnknown;
import dev.purser.application.credit.JournalFault.HeadDiffers;
import dev.purser.application.credit.JournalFault.JournalledTwice;
import dev.purser.application.credit.JournalFault.LinkAltered;
import dev.purser.application.credit.JournalFault.LinkMissing;
import dev.purser.application.credit.JournalFault.NotJournalled;
import dev.purser.application.credit.JournalFault.RewrittenSince;
import dev.purser.application.credit.JournalFault.Sign;
import dev.purser.application.credit.JournalFault.TransferAltered;
import dev.purser.application.credit.JournalFault.TransferMissing;
import dev.purser.application.credit.JournalHead;
import dev.purser.application.credit.JournalReport;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody who owns the database changes committed rows past every constraint and trigger, and the
 * verification says where.
 */
class JournalTamperingTest {
  private static final List<String> TABLES =
      List.of("transfers", "entries", "lots", "lot_entries", "journal_links", "journal_heads");

  /** The second link of the longest chain is tampered with; there is one after it. */
  private static final int LINK = 2;

  private static TestDatabase database;
  private static PostgresPorts instance;
  private static List<JournalHead> heads;
  private static int chain;
  private static long length;
  private static TransferId transfer;
  private static TransferId lotted;

  @BeforeAll
  static void doSomeBusiness() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    try (var shop = new TestShop(instance.ports(), Shop.over(instance.ports()))) {
      var payer = shop.customerWith(1_000);
      var receiver = shop.customerWith(0);
      shop.grant(payer.id(), 30, new LotTerms(10, Instant.parse("2100-01-01T00:00:00Z")));
      for (var i = 0; i < 60; i++) {
        var _ = done(shop.transfer(freshKey(), payer.id(), receiver.id(), 1));
      }
      var together =
          IntStream.range(0, 100)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(
                      () -> shop.transfer(freshKey(), payer.id(), receiver.id(), 1),
                      Thread::startVirtualThread))
              .toList();
      together.forEach(CompletableFuture::join);
      shop.grant(receiver.id(), 10, new LotTerms(20, Instant.parse("2200-01-01T00:00:00Z")));
      lotted = new TransferId(newestEntryOf(receiver.id()));
    }
    heads = verified().heads();
    var longest = heads.stream().max(Comparator.comparingLong(JournalHead::length)).orElseThrow();
    chain = longest.chain();
    length = longest.length();
    transfer = new TransferId(transferOf(LINK));
    TABLES.forEach(
        table -> instance.jdbc().execute("CREATE TABLE kept_" + table + " AS TABLE " + table));
  }

  @AfterEach
  void putBack() {
    var _ =
        instance
            .ports()
            .transactions()
            .write(() -> {
              instance.jdbc().execute("SET LOCAL session_replication_role = replica");
              for (var table : TABLES) {
                instance.jdbc().execute("DELETE FROM " + table);
                instance.jdbc().execute("INSERT INTO " + table + " SELECT * FROM kept_" + table);
              }
              return true;
            });
  }

  @AfterAll
  static void stop() {
    instance.close();
    database.close();
  }

  @Test
  void fitsWhenNobodyTampered() {
    var report = instance.ports().journalVerification().verify(heads);

    assertThat(report.fits()).isTrue();
    assertThat(length).isGreaterThan(LINK);
    assertThat(report.transfers()).isEqualTo(163);
    assertThat(report.entries()).isEqualTo(326);
    assertThat(report.links()).isBetween(64L, 163L);
  }

  @Test
  void tellsOfEntryThatWasChanged() {
    tamper("UPDATE entries SET change = change + 1 WHERE transfer_id = ? AND change > 0", id());

    assertThat(faults()).containsExactly(altered(Sign.ENTRIES_DO_NOT_SUM_TO_ZERO));
  }

  @Test
  void tellsOfTransferThatMovesMoreThanItDid() {
    tamper("UPDATE entries SET change = change * 2 WHERE transfer_id = ?", id());

    assertThat(faults()).containsExactly(altered(Sign.NONE));
  }

  @Test
  void tellsOfBalanceThatWasChanged() {
    tamper("UPDATE entries SET balance = balance + 1 WHERE transfer_id = ?", id());

    assertThat(faults()).containsExactly(altered(Sign.NONE));
  }

  @Test
  void tellsOfEntryThatWasAdded() {
    tamper(
        """
        INSERT INTO entries (account_id, sequence, transfer_id, leg, change, balance, at)
        SELECT account_id, sequence + 1000, transfer_id, leg + 1, change, balance, at
        FROM entries
        WHERE transfer_id = ?
        """,
        id());

    assertThat(faults()).containsExactly(altered(Sign.NONE));
  }

  @Test
  void tellsOfTransfersColumnsThatWereChanged() {
    for (var change :
        List.of(
            "kind = 'CAPTURE'",
            "command_id = id",
            "hold_id = id",
            "reverses = id, reversal_number = 1",
            "caller = caller || '2'",
            "reference = ''",
            "reason = 'because'",
            "metadata = '{\"a\":\"b\"}'",
            "managed_by = id",
            "created_at = created_at + interval '1 microsecond'")) {
      tamper("UPDATE transfers SET " + change + " WHERE id = ?", id());

      assertThat(faults()).as(change).containsExactly(altered(Sign.NONE));
      putBack();
    }
  }

  @Test
  void tellsOfLotThatWasFilledWithMoreOrExpiresLater() {
    for (var change :
        List.of(
            "lot_entries SET change = change + 1 WHERE transfer_id = ?",
            "lots SET expires_at = expires_at + interval '1 year' FROM lot_entries e"
                + " WHERE e.lot_id = id AND e.transfer_id = ?",
            "lots SET priority = 0 FROM lot_entries e WHERE e.lot_id = id AND e.transfer_id = ?")) {
      tamper("UPDATE " + change, lotted.value());

      assertThat(faults())
          .as(change)
          .singleElement()
          .isInstanceOfSatisfying(
              TransferAltered.class, fault -> assertThat(fault.transfer()).isEqualTo(lotted));
      putBack();
    }
  }

  @Test
  void tellsOfEntriesThatWereDeleted() {
    tamper("DELETE FROM entries WHERE transfer_id = ?", id());

    assertThat(faults()).containsExactly(altered(Sign.NO_ENTRIES));
  }

  @Test
  void tellsOfTransferThatWasDeletedWithItsEntries() {
    tamper("DELETE FROM entries WHERE transfer_id = ?", id());
    tamper("DELETE FROM transfers WHERE id = ?", id());

    assertThat(faults()).containsExactly(new TransferMissing(chain, LINK, transfer));
  }

  @Test
  void tellsOfLinkThatWasTakenOut() {
    tamper("DELETE FROM journal_links WHERE chain = ? AND number = ?", chain, LINK);

    assertThat(faults())
        .hasSize(2)
        .contains(new LinkMissing(chain, LINK))
        .anySatisfy(fault -> assertThat(fault).isInstanceOf(NotJournalled.class));
  }

  @Test
  void tellsOfTransferThatIsInItsLinkTwice() {
    tamper(
        """
        UPDATE journal_links
        SET transfers = transfers || transfers, digests = digests || digests
        WHERE chain = ? AND number = ?
        """,
        chain,
        LINK);

    assertThat(faults())
        .hasSize(2)
        .contains(new LinkAltered(chain, LINK))
        .anySatisfy(fault -> assertThat(fault).isInstanceOf(JournalledTwice.class));
  }

  @Test
  void tellsOfLinksThatWereSwapped() {
    tamper("UPDATE journal_links SET number = number + 1000 WHERE chain = ?", chain);
    tamper(
        """
        UPDATE journal_links
        SET number = CASE number WHEN 1002 THEN 3 WHEN 1003 THEN 2 ELSE number - 1000 END
        WHERE chain = ?
        """,
        chain);

    assertThat(faults()).containsExactly(new LinkAltered(chain, LINK));
  }

  @Test
  void tellsOfLinkWhoseDateWasChanged() {
    tamper(
        """
        UPDATE journal_links
        SET at = at + interval '1 microsecond'
        WHERE chain = ? AND number = ?
        """,
        chain,
        LINK);

    assertThat(faults()).containsExactly(new LinkAltered(chain, LINK));
  }

  @Test
  void tellsOfFormThatItDoesNotKnow() {
    tamper("UPDATE journal_links SET form = 99 WHERE chain = ? AND number = ?", chain, LINK);

    assertThat(faults()).containsExactly(new FormUnknown(chain, LINK, 99));
  }

  @Test
  void tellsOfTailThatWasCutOff() {
    tamper("DELETE FROM journal_links WHERE chain = ? AND number = ?", chain, length);

    assertThat(faults())
        .hasSize(2)
        .contains(new HeadDiffers(chain, length - 1, length))
        .anySatisfy(fault -> assertThat(fault).isInstanceOf(NotJournalled.class));
  }

  @Test
  void tellsOfTailThatWasCutOffTidilyOnlyWhenItsHeadWasNoted() {
    for (var table : List.of("entries WHERE transfer_id", "transfers WHERE id")) {
      tamper(
          "DELETE FROM "
              + table
              + " IN (SELECT unnest(transfers) FROM journal_links"
              + " WHERE chain = ? AND number = ?)",
          chain,
          length);
    }
    tamper("DELETE FROM journal_links WHERE chain = ? AND number = ?", chain, length);
    tamper(
        """
        UPDATE journal_heads h
        SET length = l.number, hash = l.hash
        FROM journal_links l
        WHERE h.chain = ? AND l.chain = h.chain AND l.number = h.length - 1
        """,
        chain);

    assertThat(faults()).isEmpty();
    assertThat(faults(heads)).containsExactly(new CutSince(chain, length - 1, length));
  }

  @Test
  void tellsOfLinkThatWasForgedOnlyWhenItsHeadWasNoted() {
    var victim = transferOf(length);
    var books = new JournalRows(instance.sql());
    tamper("UPDATE transfers SET reason = 'forged' WHERE id = ?", victim);
    var forged =
        instance
            .ports()
            .transactions()
            .read(() ->
                JournalForm.digest(
                    books.transfers(List.of(victim), books.houseAccounts()).get(victim)));
    tamper(
        """
        UPDATE journal_links
        SET digests = ?::bytea || substring(digests FROM 33)
        WHERE chain = ? AND number = ?
        """,
        forged,
        chain,
        length);
    tamper(
        """
        UPDATE journal_links l
        SET hash = sha256(p.hash || int4send(l.form) || l.digests)
        FROM journal_links p
        WHERE l.chain = ? AND l.number = ? AND p.chain = l.chain AND p.number = l.number - 1
        """,
        chain,
        length);
    tamper(
        """
        UPDATE journal_heads h
        SET hash = l.hash
        FROM journal_links l
        WHERE h.chain = ? AND l.chain = h.chain AND l.number = h.length
        """,
        chain);

    assertThat(faults()).isEmpty();
    assertThat(faults(heads)).containsExactly(new RewrittenSince(chain, length));
  }

  @Test
  void tellsOfHeadThatWasTakenAway() {
    tamper("DELETE FROM journal_heads WHERE chain = ?", chain);

    assertThat(faults()).containsExactly(new HeadDiffers(chain, length, 0));
  }

  @Test
  void tellsOfTransferThatWasMadeOutsideTheJournal() {
    var outside = new TransferId(UUID.randomUUID());
    insertTransfer(outside, "interval '0'");

    assertThat(faults()).containsExactly(new NotJournalled(1, List.of(outside)));
  }

  @Test
  void tellsOfTransferThatIsDatedBeforeTheJournal() {
    insertTransfer(new TransferId(UUID.randomUUID()), "interval '1 year'");

    assertThat(faults()).containsExactly(new BeginningDiffers(0, 1));
  }

  private static void insertTransfer(TransferId outside, String before) {
    tamper(
        "INSERT INTO transfers SELECT (jsonb_populate_record(t, jsonb_build_object('id', ?::uuid,"
            + " 'created_at', created_at - %s))).* FROM transfers t WHERE id = ?".formatted(before),
        outside.value(),
        id());
  }

  private static UUID id() {
    return transfer.value();
  }

  private static JournalFault altered(Sign sign) {
    return new TransferAltered(chain, LINK, transfer, sign);
  }

  /** The first transfer of a link of the longest chain. */
  private static UUID transferOf(long number) {
    return instance
        .jdbc()
        .queryForObject(
            "SELECT transfers[1] FROM journal_links WHERE chain = ? AND number = ?",
            UUID.class,
            chain,
            number);
  }

  private static UUID newestEntryOf(AccountId account) {
    return instance
        .jdbc()
        .queryForObject(
            "SELECT transfer_id FROM entries WHERE account_id = ? ORDER BY sequence DESC LIMIT 1",
            UUID.class,
            account.value());
  }

  private static List<JournalFault> faults() {
    return faults(List.of());
  }

  private static List<JournalFault> faults(List<JournalHead> noted) {
    return instance.ports().journalVerification().verify(noted).faults();
  }

  private static JournalReport verified() {
    var report = instance.ports().journalVerification().verify(List.of());
    assertThat(report.faults()).isEmpty();
    return report;
  }

  private static void tamper(String statement, Object... parameters) {
    var changed =
        instance
            .ports()
            .transactions()
            .write(() -> {
              instance.jdbc().execute("SET LOCAL session_replication_role = replica");
              return instance.jdbc().update(statement, parameters);
            });
    assertThat(changed).isPositive();
  }
}
