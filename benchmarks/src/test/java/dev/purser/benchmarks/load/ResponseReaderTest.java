package dev.purser.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
  void tellsThePathOfWhatWasMade() {
    receive(ANSWER);

    assertThat(reader.isComplete()).isTrue();
    assertThat(reader.location()).isEqualTo("/v1/transfers/1");
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
  void readsAnAnswerInChunksUpToItsLast() {
    for (var piece :
        List.of("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n", "3\r\n0,1\r\n")) {
      receive(piece);
      assertThat(reader.isComplete()).isFalse();
    }

    receive("0\r\n\r\n");

    assertThat(reader.isComplete()).isTrue();
    assertThat(reader.status()).isEqualTo(200);
  }

  @Test
  void readsAnEmptyAnswerInChunks() {
    receive("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

    assertThat(reader.isComplete()).isTrue();
  }

  @Test
  void readsLongAnswers() {
    var length = 3 * 100_000;
    receive("HTTP/1.1 201 \r\nContent-Length: " + length + "\r\n\r\n");
    for (var i = 0; i < length; i++) {
      assertThat(reader.isComplete()).isFalse();
      receive("x");
    }

    assertThat(reader.isComplete()).isTrue();
  }

  @Test
  void refusesAnAnswerWithoutALength() {
    receive("HTTP/1.1 201 \r\nLocation: /v1/transfers/1\r\n\r\n");

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
    receive("HTTP/1.1 201 \r\nContent-Length: 2000000\r\n\r\n");
    for (var buffer = reader.buffer();
        buffer.position() < ResponseReader.MAX_BYTES;
        buffer = reader.buffer()) {
      buffer.position(buffer.limit());
    }

    assertThatThrownBy(reader::isComplete)
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("more than");
  }

  private void receive(String text) {
    reader.buffer().put(text.getBytes(StandardCharsets.US_ASCII));
  }
}
