package dev.purser.application.credit;

import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.FreshIds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is moved is in the journal, which grows and does not change. */
public abstract class JournalContract extends PortsContract {

  @Test
  void fitsWhateverIsMoved() {
    var _ = moved();
    var ann = given().account(account -> account.with(credits(100)).afterEntries(3));
    var bob = given().account();
    var issuing = given().house(HouseRole.ISSUING).id();
    var revenue = given().house(HouseRole.REVENUE).id();
    var _ =
        given()
            .moved(
                aTransfer()
                    .ofKind(TransferKind.GRANT)
                    .moving(issuing, ann.id(), credits(5))
                    .because(UNICODE)
                    .createdAt(given().now())
                    .build());
    var _ =
        given()
            .moved(
                aTransfer()
                    .moving(ann.id(), bob.id(), credits(20))
                    .moving(bob.id(), revenue, credits(20))
                    .moving(issuing, revenue, credits(7))
                    .called("ref-" + FreshIds.next())
                    .with(UNICODE_ATTRIBUTES)
                    .managedBy(FreshIds.next())
                    .createdAt(given().now())
                    .build());

    var report = verify(List.of());

    assertThat(report.faults()).isEmpty();
    assertThat(report.fits()).isTrue();
    assertThat(report.heads()).hasSize(Journal.CHAINS);
    assertThat(report.transfers()).isGreaterThanOrEqualTo(3);
    assertThat(report.entries()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void growsByOneLinkForTransfersThatAreWrittenTogether() {
    var before = verify(List.of());
    var some = List.of(moved(), moved());

    var after = verify(before.heads());

    assertThat(after.faults()).isEmpty();
    assertThat(after.transfers()).isGreaterThanOrEqualTo(before.transfers() + some.size());
    assertThat(after.links()).isGreaterThanOrEqualTo(before.links() + some.size());
    assertThat(after.heads().stream().mapToLong(JournalHead::length).sum())
        .isEqualTo(after.links());
  }

  @Test
  void keepsNothingOfWhatIsRolledBack() {
    var before = verify(List.of());
    var transfer = aTransfer().build();

    assertThatThrownBy(() ->
            change(() -> {
              var item = new JournalItem(transfer, List.of(), List.of(), List.of());
              ports().credit().journal().append(List.of(item));
              throw new IllegalStateException("rolled back");
            }))
        .hasMessage("rolled back");

    assertThat(verify(before.heads()).fits()).isTrue();
  }

  @Test
  void tellsOfChainThatIsShorterThanItWas() {
    var _ = moved();
    var head = longest(verify(List.of()));
    var later = new JournalHead(head.chain(), head.length() + 1_000_000, head.hash());

    var report = verify(List.of(later));

    assertThat(report.fits()).isFalse();
    assertThat(report.faults())
        .singleElement()
        .isInstanceOfSatisfying(
            JournalFault.CutSince.class,
            cut -> {
              assertThat(cut.chain()).isEqualTo(head.chain());
              assertThat(cut.notedLength()).isEqualTo(later.length());
            });
  }

  @Test
  void tellsOfChainThatWasWrittenAnew() {
    var _ = moved();
    var head = longest(verify(List.of()));
    var other = head.hash().startsWith("0") ? "1" : "0";
    var altered = new JournalHead(head.chain(), head.length(), other + head.hash().substring(1));

    var report = verify(List.of(altered));

    assertThat(report.faults())
        .containsExactly(new JournalFault.RewrittenSince(head.chain(), head.length()));
  }

  private Transfer moved() {
    var from = given().account(account -> account.with(credits(100)).afterEntries(1));
    var to = given().account();
    return given()
        .moved(aTransfer().moving(from.id(), to.id(), credits(1)).createdAt(given().now()).build());
  }

  private static JournalHead longest(JournalReport report) {
    return report.heads().stream()
        .reduce((one, other) -> one.length() >= other.length() ? one : other)
        .orElseThrow();
  }

  private JournalReport verify(List<JournalHead> noted) {
    return ports().journalVerification().verify(noted);
  }
}
