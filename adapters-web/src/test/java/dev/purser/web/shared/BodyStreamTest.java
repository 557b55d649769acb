package dev.purser.web.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyStreamTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void readsABodyAsItIs() {
    var body = "abc".getBytes(UTF_8);

    assertThat(read(new ByteArrayInputStream(body), 3)).isEqualTo(body);
    assertThat(read(new ByteArrayInputStream(body), 3, "identity")).isEqualTo(body);
    assertThat(read(InputStream.nullInputStream(), 3)).isEmpty();
  }

  @Test
  void readsByteByByte() throws IOException {
    try (var body = open(new ByteArrayInputStream(new byte[] {-1, 7}), 2)) {
      assertThat(body.read()).isEqualTo(255);
      assertThat(body.skip(1)).isZero();
      assertThat(body.read()).isEqualTo(7);
      assertThat(body.read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "GZip", " gzip "})
  void unpacks(String encoding) {
    var packed = new ByteArrayInputStream(packed("abc".getBytes(UTF_8)));

    assertThat(read(packed, 100, encoding)).asString(UTF_8).isEqualTo("abc");
  }

  @Test
  void endsABodyThatIsEndless() {
    assertFails(ProblemCode.PAYLOAD_TOO_LARGE, () -> read(new Endless(new byte[] {1}), 1_000_000));
  }

  @Test
  void endsABodyThatUnpacksToTooMuch() {
    var bomb = packed(new byte[10_000_000]);

    assertThat(bomb).hasSizeLessThan(20_000);
    assertFails(
        ProblemCode.PAYLOAD_TOO_LARGE,
        () -> read(new ByteArrayInputStream(bomb), 1_000_000, "gzip"));
  }

  @Test
  void endsAHeaderThatIsEndless() {
    var header = new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};
    assertFails(
        ProblemCode.PAYLOAD_TOO_LARGE,
        () ->
            read(
                new SequenceInputStream(
                    new ByteArrayInputStream(header), new Endless(new byte[] {'a'})),
                1_000_000,
                "gzip"));
  }

  @Test
  void unpacksWithTheNameOfAFile() {
    var plain = packed("abc".getBytes(UTF_8));
    var named = new ByteArrayOutputStream();
    named.write(plain, 0, 3);
    named.write(8);
    named.write(plain, 4, 6);
    named.writeBytes("a.json\0".getBytes(UTF_8));
    named.write(plain, 10, plain.length - 10);

    assertThat(read(new ByteArrayInputStream(named.toByteArray()), 100, "gzip"))
        .asString(UTF_8)
        .isEqualTo("abc");
  }

  @Test
  void refusesAnythingAfterTheEnd() {
    var packed = packed("abc".getBytes(UTF_8));
    var twice = new SequenceInputStream(new ByteArrayInputStream(packed), new Endless(packed));
    var empties = new Endless(packed(new byte[0]));

    assertFails(ProblemCode.MALFORMED_REQUEST, () -> read(twice, 1_000_000, "gzip"));
    assertFails(ProblemCode.MALFORMED_REQUEST, () -> read(empties, 1_000_000, "gzip"));
  }

  @Test
  void refusesAWrongChecksum() {
    var packed = packed("abc".getBytes(UTF_8));
    packed[packed.length - 5] ^= 1;

    assertFails(
        ProblemCode.MALFORMED_REQUEST,
        () -> read(new ByteArrayInputStream(packed), 1_000_000, "gzip"));
  }

  @Test
  void takesExactlyAsMuchAsAllowed() {
    assertThat(read(new ByteArrayInputStream(new byte[1000]), 1000)).hasSize(1000);
    assertThat(read(new ByteArrayInputStream(packed(new byte[1000])), 1000, "gzip")).hasSize(1000);
    assertFails(
        ProblemCode.PAYLOAD_TOO_LARGE, () -> read(new ByteArrayInputStream(new byte[1001]), 1000));
  }

  @Test
  void endsABodyThatTrickles() {
    var trickle =
        new Endless(new byte[] {1}) {
          @Override
          public int read() {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            return super.read();
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            bytes[from] = (byte) read();
            return 1;
          }
        };

    assertFails(ProblemCode.REQUEST_TIMEOUT, () -> read(trickle, 1_000_000));
    assertThat(Duration.ofNanos(nanos.get())).isBetween(PATIENCE, PATIENCE.plusSeconds(2));
  }

  @Test
  void endsABodyThatStops() {
    assertFails(ProblemCode.REQUEST_TIMEOUT, () -> read(failing(new SocketTimeoutException()), 10));
    assertFails(
        ProblemCode.REQUEST_TIMEOUT,
        () -> read(failing(new IOException(new SocketTimeoutException())), 10));
  }

  @Test
  void refusesWhatIsNotPackedAsItSays() {
    var half = packed("abc".repeat(1000).getBytes(UTF_8));

    assertFails(
        ProblemCode.MALFORMED_REQUEST,
        () -> read(new ByteArrayInputStream("abc".getBytes(UTF_8)), 100, "gzip"));
    assertFails(
        ProblemCode.MALFORMED_REQUEST, () -> read(InputStream.nullInputStream(), 100, "gzip"));
    assertFails(
        ProblemCode.MALFORMED_REQUEST,
        () -> read(new ByteArrayInputStream(half, 0, half.length - 20), 10_000, "gzip"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "*", "gzip;q=1"})
  void refusesOtherPackings(String encoding) {
    assertFails(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, () -> read(new Endless(new byte[] {1}), 9, encoding));
  }

  @Test
  void refusesToBePackedTwice() {
    assertFails(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        () -> read(new Endless(new byte[] {1}), 9, "gzip", "gzip"));
  }

  private static void assertFails(ProblemCode code, ThrowingCallable reading) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(reading)
        .satisfies(thrown -> assertThat(thrown.problem().code()).isEqualTo(code));
  }

  private byte[] read(InputStream sent, long most, String... encodings) {
    try (var body = open(sent, most, encodings)) {
      return body.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private InputStream open(InputStream sent, long most, String... encodings) throws IOException {
    var request =
        new MockHttpServletRequest() {
          @Override
          public DelegatingServletInputStream getInputStream() {
            return new DelegatingServletInputStream(sent) {
              @Override
              public int read(byte[] bytes, int from, int length) throws IOException {
                return sent.read(bytes, from, length);
              }
            };
          }
        };
    for (var encoding : encodings) {
      request.addHeader("Content-Encoding", encoding);
    }
    return BodyStream.open(request, most, PATIENCE, nanos::get);
  }

  private static byte[] packed(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static InputStream failing(IOException failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }
    };
  }

  /** The same bytes again and again. */
  private static class Endless extends InputStream {
    private final byte[] bytes;
    private int next;

    Endless(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes[next++ % bytes.length] & 0xff;
    }

    @Override
    public int available() {
      return bytes.length;
    }
  }
}
