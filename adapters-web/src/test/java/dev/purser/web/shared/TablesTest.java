package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TablesTest {
  private final TestClient client = TestService.client();

  @Test
  void sendsALongTableWhole() {
    var answer = client.get(table(100_000, false));

    var rows = new String(answer.bytes(), StandardCharsets.UTF_8).split("\r\n", -1);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Disposition")).contains("attachment; filename=\"table.csv\"");
    assertThat(answer.header("Content-Length")).isEmpty();
    assertThat(rows).hasSize(100_002);
    assertThat(rows[100_000]).isEqualTo("100000");
  }

  @Test
  void answersAFailureBeforeTheFirstPieceAsOne() {
    var answer = client.get(table(10, true));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("unavailable");
    assertThat(answer.header("Content-Disposition")).isEmpty();
  }

  /** Whoever reads must not take a part for the whole. */
  @Test
  void cutsATableOffThatCannotBeFinished() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> client.get(table(100_000, true)));
  }

  @Test
  void sendsNoRowsToWhoeverWantsTheHeadersAlone() {
    var answer = client.send("HEAD", table(10, true), BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEmpty();
    assertThat(answer.header("Content-Type")).contains("text/csv;header=present;charset=UTF-8");
  }

  private static String table(int rows, boolean fails) {
    return "/v1/notes/table?rows=" + rows + "&end=" + (fails ? "FAILS" : "DONE");
  }
}
