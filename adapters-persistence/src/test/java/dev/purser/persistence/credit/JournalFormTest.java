package dev.purser.persistence.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.JournalItem;
import dev.purser.application.credit.JournalItem.LotChange;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HousePosting;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotEntry;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.TransferBuilder;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Attributes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The form is for ever: a link that was written in it must be verified in ten years. What is
 * expected here was computed by other software, from docs/journal.md alone.
 */
class JournalFormTest {
  private static final String EVERYTHING =
      "0c8afae7111975d18f3733c692a12db1b8afe7c232e2e3c88f1216d59d2ed7b1";
  private static final String LITTLE =
      "7c874ffb1001d1370b889e701dcffddcda139fabc3fbde6425034090818f7cd4";
  private static final String BEGINNING =
      "e3f3a68b56748dfdd6a0ca18b1de87afde82d92c8707d017e8766c22436cc754";
  private static final String LINK =
      "dd3883ae8910e4d8343e5f987122f2b64879788bd088ad4e39caa131bfacba10";

  private static final Instant AT = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final TransferId ID = new TransferId(id(1));

  private static final AccountId ANN = account("ffffffff-0000-7000-8000-000000000001");

  private static final AccountId BOB = account("ffffffff-0000-7000-8000-000000000002");
  private static final AccountId HOUSE = account("ffffffff-0000-7000-8000-000000000003");

  @Test
  void digestsAllThatATransferCanHave() {
    assertThat(digest(withEverything())).isEqualTo(EVERYTHING);
  }

  @Test
  void digestsATransferThatHasLittle() {
    assertThat(digest(withLittle())).isEqualTo(LITTLE);
  }

  @Test
  void digestsTheSameWhateverTheOrderInWhichRowsAreRead() {
    var item = withEverything();
    var reversed =
        new JournalItem(
            item.transfer(),
            item.entries().reversed(),
            item.housePostings(),
            item.lotChanges().reversed());

    assertThat(digest(reversed)).isEqualTo(EVERYTHING);
  }

  @Test
  void hashesALinkOverTheOneBefore() {
    var digests = ByteBuffer.allocate(64);
    digests.put(JournalForm.digest(JournalledTransfer.of(withEverything())));
    digests.put(JournalForm.digest(JournalledTransfer.of(withLittle())));
    var beginning = JournalForm.beginning(11);

    assertThat(hex(beginning)).isEqualTo(BEGINNING);
    assertThat(hex(JournalForm.hash(beginning, JournalForm.CURRENT, digests.array())))
        .isEqualTo(LINK);
  }

  private static JournalItem withEverything() {
    var transfer =
        TransferBuilder.aTransfer()
            .withId(ID)
            .ofKind(TransferKind.REVERSAL)
            .madeBy(id(2))
            .by("ann")
            .called("ref ü")
            .because("茶 🍵")
            .with(new Attributes(Map.of("a", "b")))
            .capturing(new HoldId(id(3)))
            .reversing(new TransferId(id(4)), 7)
            .managedBy(id(5))
            .createdAt(AT)
            .build();
    var early = new LotTerms(10, Instant.parse("2027-01-01T00:00:00Z"));
    var beforeTheEpoch = Instant.parse("1969-12-31T23:59:59.999999Z");
    var burnt = new Lot(new LotId(id(6)), early, 0, 0, beforeTheEpoch);
    // The last one as bytes, and the first one as a signed number.
    var high = new LotId(UUID.fromString("ff990000-0000-7000-8000-000000000007"));
    var filled = new Lot(high, new LotTerms(50, null), 30, 0, AT);
    return new JournalItem(
        transfer,
        List.of(
            new Entry(ANN, 5, ID, 0, -30, 70, AT),
            new Entry(BOB, 1, ID, 0, 30, 30, AT),
            new Entry(ANN, 6, ID, 1, -10, 60, AT)),
        List.of(new HousePosting(HOUSE, ID, 1, 10, AT)),
        List.of(
            new LotChange(new LotEntry(ID, 0, burnt.id(), -30), ANN, burnt),
            new LotChange(new LotEntry(ID, 0, filled.id(), 30), BOB, filled)));
  }

  private static JournalItem withLittle() {
    var transfer =
        TransferBuilder.aTransfer()
            .withId(ID)
            .ofKind(TransferKind.GRANT)
            .madeBy(id(2))
            .by("somebody")
            .createdAt(AT)
            .build();
    return new JournalItem(
        transfer,
        List.of(new Entry(ANN, 1, ID, 0, 5, 5, AT)),
        List.of(new HousePosting(HOUSE, ID, 0, -5, AT)),
        List.of());
  }

  private static String digest(JournalItem item) {
    return hex(JournalForm.digest(JournalledTransfer.of(item)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static UUID id(int last) {
    return UUID.fromString("01990000-0000-7000-8000-%012x".formatted(last));
  }

  private static AccountId account(String id) {
    return new AccountId(UUID.fromString(id));
  }
}
