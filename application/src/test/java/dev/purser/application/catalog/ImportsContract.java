package dev.purser.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Slice;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.ImportCounts;
import dev.purser.domain.catalog.ImportId;
import dev.purser.domain.catalog.ImportStatus;
import dev.purser.domain.catalog.OnConflict;
import dev.purser.domain.catalog.ProductImport;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Imports are told as they stood last. */
public abstract class ImportsContract extends PortsContract {
  private UUID latest = new UUID(0, 0);

  @Test
  void areFoundAsTheyStandWithAllLinesThatFailed() {
    var started = started(OnConflict.UPDATE);
    var first = new FailedLine(3, "sku-taken", UNICODE);
    var second = new FailedLine(1_000_000_000_000L, "unknown-category", "No.");
    var advanced = started.advanced(new ImportCounts(1, 2, 3, 1), Moments.NOON);
    var ended =
        advanced
            .advanced(new ImportCounts(0, 0, 0, 1), Moments.NOON)
            .ended(ImportStatus.COMPLETED, Moments.EVENING);

    change(() -> imports().update(advanced, List.of(first)));
    var meanwhile = read(() -> imports().find(started.id()));
    change(() -> imports().update(ended, List.of(second)));

    assertThat(meanwhile).contains(advanced);
    assertThat(read(() -> imports().find(started.id()))).contains(ended);
    assertThat(read(() -> imports().failed(started.id()))).containsExactly(first, second);
  }

  @Test
  void areNotFoundWhenThereAreNone() {
    var unknown = new ImportId(ports().ids().next());

    assertThat(read(() -> imports().find(unknown))).isEmpty();
    assertThat(read(() -> imports().failed(unknown))).isEmpty();
  }

  @Test
  void areListedFromTheNewestOn() {
    var first = started(OnConflict.FAIL);
    var second = started(OnConflict.SKIP);
    var third = started(OnConflict.SKIP);

    assertThat(list(Slice.after(third.id(), 1))).startsWith(second, first);
    assertThat(list(new Slice.Numbered<>(1, 2))).containsExactly(third, second);
    assertThat(read(() -> imports().count())).isGreaterThanOrEqualTo(3);
  }

  private List<ProductImport> list(Slice<ImportId> slice) {
    return read(() -> imports().list(slice));
  }

  private ProductImport started(OnConflict onConflict) {
    latest = laterThan(latest);
    var id = new ImportId(latest);
    var started = ProductImport.start(id, onConflict, Moments.MORNING);
    change(() -> imports().add(started));
    return started;
  }

  private Imports imports() {
    return ports().catalog().imports();
  }
}
