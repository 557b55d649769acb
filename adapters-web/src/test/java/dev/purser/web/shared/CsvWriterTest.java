package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

  @Test
  void separatesValuesAndEndsRows() {
    assertThat(written("a", 1, null, -2L, "b c")).isEqualTo("a,1,,-2,b c\r\n");
  }

  @Test
  void quotesWhatWouldEndAValue() {
    assertThat(written("a,b", "say \"hi\"", "two\r\nlines", "two\nlines"))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\"two\nlines\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uFF1D1", "'=1", "'"})
  void putsAnApostropheBeforeWhatASpreadsheetWouldCalculate(String text) {
    assertThat(written(text)).isEqualTo("'" + text + "\r\n");
  }

  @Test
  void quotesAFormulaThatWouldEndAValue() {
    assertThat(written("=A1,\"x\"")).isEqualTo("\"'=A1,\"\"x\"\"\"\r\n");
    assertThat(written("\r=1")).isEqualTo("\"'\r=1\"\r\n");
  }

  @Test
  void leavesOtherTextsAsTheyAre() {
    assertThat(written("", "rent 1", "a=b", "1-2", "茶 🍵")).isEqualTo(",rent 1,a=b,1-2,茶 🍵\r\n");
  }

  private static String written(@Nullable Object... values) {
    var out = new StringBuilder();
    try {
      new CsvWriter(out).write(Arrays.asList(values));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toString();
  }
}
