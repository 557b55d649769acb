package dev.purser.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.JournalFault;
import dev.purser.application.credit.JournalFault.Sign;
import dev.purser.domain.credit.TransferId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalFindingsTest {
  private static final TransferId TRANSFER =
      new TransferId(UUID.fromString("01990000-0000-7000-8000-000000000001"));

  static Stream<JournalFault> faults() {
    return Stream.of(
        new JournalFault.LinkMissing(3, 1_017),
        new JournalFault.LinkAltered(3, 1_017),
        new JournalFault.FormUnknown(3, 1_017, 2),
        new JournalFault.TransferMissing(3, 1_017, TRANSFER),
        new JournalFault.TransferAltered(3, 1_017, TRANSFER, Sign.NONE),
        new JournalFault.TransferAltered(3, 1_017, TRANSFER, Sign.NO_ENTRIES),
        new JournalFault.TransferAltered(3, 1_017, TRANSFER, Sign.ENTRIES_DO_NOT_SUM_TO_ZERO),
        new JournalFault.HeadDiffers(3, 1_017, 1_018),
        new JournalFault.RewrittenSince(3, 1_017),
        new JournalFault.CutSince(3, 1_017, 1_018),
        new JournalFault.NotJournalled(1, List.of(TRANSFER)),
        new JournalFault.NotJournalled(11, List.of(TRANSFER)),
        new JournalFault.JournalledTwice(1, List.of(TRANSFER)),
        new JournalFault.BeginningDiffers(5, 6));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysEachInASentenceWithItsPlace(JournalFault fault) {
    var sentence = JournalFindings.describe(fault);

    assertThat(sentence).endsWith(".").doesNotContain("[", "null", "%");
    if (fault instanceof JournalFault.OfLink) {
      assertThat(sentence).startsWith("Chain 3, link 1,017: ");
    }
    assertThat(sentence.contains(TRANSFER.value().toString()))
        .isEqualTo(fault.toString().contains(TRANSFER.toString()));
  }

  @Test
  void saysThatThereAreMoreThanAreNamed() {
    var eleven = new JournalFault.NotJournalled(11, List.of(TRANSFER));

    assertThat(JournalFindings.describe(eleven)).startsWith("11 transfers").endsWith(", ...");
  }
}
