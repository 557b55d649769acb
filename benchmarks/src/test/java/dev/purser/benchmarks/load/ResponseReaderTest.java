package dev.purser.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
  private static final String ANSWER =
      "HTTP/1.1 201 \r\nLocation: /v1/transfers/1\r\nContent-Length: 4\r\n\r\n{\"a\"";

  private final ResponseReader reader = new ResponseReader();

  @Test
  void readsAnAnswerThatComesByteByByte() {
    for (var i = 0; i < ANSWER.length() - 1; i++) {
      receive(ANSWER.substring(i, i + 1));
      assertThat(reader.isComplete()).isFalse();
    }
    receive(ANSWER.substring(ANSWER.length() - 1));

    assertThat(reader.isComplete()).isTrue();
    assertThat(reader.status()).isEqualTo(201);
  }

  @Test
  void readsTheNextAnswerAfterTheFirst() {
    receive(ANSWER);
    assertThat(reader.isComplete()).isTrue();

    reader.clear();
    receive("HTTP/1.1 503 \r\ncontent-length:0\r\n\r\n");

    assertThat(reader.isComplete()).isTrue();
    assertThat(reader.status()).isEqualTo(503);
  }

  @Test
  void tellsTheLastAnswerOfAConnection() {
    receive("HTTP/1.1 201 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    assertThat(reader.isComplete()).isTrue();
    assertThat(reader.isLast()).isTrue();
  }

  @Test
  void refusesAnAnswerWithoutALength() {
    receive("HTTP/1.1 201 \r\nTransfer-Encoding: chunked\r\n\r\n");

    assertThatThrownBy(reader::isComplete)
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("without a length");
  }

  @Test
  void refusesTwoAnswersToOneRequest() {
    receive(ANSWER + ANSWER);

    assertThatThrownBy(reader::isComplete)
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("more than one answer");
  }

  @Test
  void refusesAnAnswerThatIsTooLong() {
    receive("HTTP/1.1 201 \r\nContent-Length: 70000\r\n\r\n");
    reader.buffer().position(ResponseReader.MAX_BYTES);

    assertThatThrownBy(reader::isComplete)
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("more than");
  }

  private void receive(String text) {
    reader.buffer().put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
