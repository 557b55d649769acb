package dev.purser.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SettingDocumentationTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String ROW = "| `";

  @Test
  void pageHasARowForEverySettingAndNoOther() throws IOException {
    var rows = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(ROW)).toList();

    assertThat(rows)
        .as("rows of %s", PAGE)
        .isEqualTo(Arrays.stream(Setting.values()).map(SettingDocumentationTest::row).toList());
  }

  private static String row(Setting setting) {
    var standard = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
    return "| `%s` | %s | %s | %s |"
        .formatted(setting.name(), standard, setting.format().allowed(), setting.meaning());
  }
}
