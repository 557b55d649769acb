package dev.purser.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.TransactionFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FaultsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations", "database-faults.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

  @Test
  void pageTellsOperatorsWhatToDoAboutEveryKindAndNoOther() throws IOException {
    var told = ROW.matcher(Files.readString(PAGE)).results().map((MatchResult row) -> row.group(1));

    assertThat(told).containsExactlyInAnyOrderElementsOf(TransactionFault.kinds());
  }
}
