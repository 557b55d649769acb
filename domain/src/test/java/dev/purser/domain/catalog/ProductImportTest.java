package dev.purser.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import org.junit.jupiter.api.Test;

class ProductImportTest {
  private final ProductImport started =
      ProductImport.start(new ImportId(FreshIds.next()), OnConflict.SKIP, Moments.MORNING);

  @Test
  void countsEveryLineAsOneThing() {
    var advanced =
        started
            .advanced(new ImportCounts(1, 2, 3, 4), Moments.NOON)
            .advanced(new ImportCounts(10, 20, 30, 40), Moments.EVENING);

    assertThat(advanced.counts()).isEqualTo(new ImportCounts(11, 22, 33, 44));
    assertThat(advanced.counts().lines()).isEqualTo(110);
    assertThat(advanced.progressAt()).isEqualTo(Moments.EVENING);
  }

  @Test
  void isTakenAsInterruptedWhenItFellSilent() {
    var limit = Moments.MORNING.plus(ProductImport.SILENCE);

    assertThat(started.asOf(limit)).isEqualTo(started);
    assertThat(started.asOf(limit.plusSeconds(1)).status()).isEqualTo(ImportStatus.INTERRUPTED);
    assertThat(started.asOf(limit.plusSeconds(1)).endedAt()).isEqualTo(Moments.MORNING);
  }

  @Test
  void staysCompletedHoweverLongAgoItWas() {
    var completed = started.ended(ImportStatus.COMPLETED, Moments.NOON);

    assertThat(completed.asOf(Moments.EVENING)).isEqualTo(completed);
  }

  @Test
  void tellsOfFailedLineWhatFits() {
    var line = new FailedLine(1, "malformed-request", "🍵".repeat(FailedLine.MAX_DETAIL));

    assertThat(line.detail()).isEqualTo("🍵".repeat(FailedLine.MAX_DETAIL / 2));
  }
}
