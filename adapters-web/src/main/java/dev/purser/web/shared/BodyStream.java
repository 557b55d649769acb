package dev.purser.web.shared;

import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/**
 * The body of a request as it was before it was packed ({@code Content-Encoding: gzip}), no more of
 * it than allowed and no longer than allowed. What comes in is counted and what is unpacked too, so
 * that neither an endless body nor one that unpacks to an endless one gets through. Reading throws
 * a {@link ProblemException} when there is more, when it is late, and when it is not what it says.
 */
final class BodyStream extends FilterInputStream {
  private final long most;
  private final long start;
  private final long patience;
  private final LongSupplier nanoTime;
  private long count;

  private BodyStream(InputStream in, long most, Duration patience, LongSupplier nanoTime) {
    super(in);
    this.most = most;
    this.patience = patience.toNanos();
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /**
   * Opens the body. Whoever does closes it.
   *
   * @param most bytes, packed and unpacked
   * @param patience from now until the last byte
   */
  static InputStream open(
      HttpServletRequest request, long most, Duration patience, LongSupplier nanoTime)
      throws IOException {
    var packed = isPacked(request);
    if (request.getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    var raw = new BodyStream(request.getInputStream(), most, patience, nanoTime);
    return packed ? new BodyStream(unpacked(raw), most, patience, nanoTime) : raw;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    var read = readChecked(bytes, from, length);
    if (read > 0) {
      count += read;
      if (count > most) {
        throw tooLarge(most);
      }
      if (nanoTime.getAsLong() - start > patience) {
        throw tooSlow();
      }
    }
    return read;
  }

  /** Skipping would not be counted. */
  @Override
  public long skip(long bytes) {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int readChecked(byte[] bytes, int from, int length) throws IOException {
    try {
      return in.read(bytes, from, length);
    } catch (ZipException | EOFException _) {
      throw notPacked();
    } catch (IOException failed) {
      if (failed instanceof SocketTimeoutException
          || failed.getCause() instanceof SocketTimeoutException) {
        throw tooSlow();
      }
      throw failed;
    }
  }

  private static boolean isPacked(HttpServletRequest request) {
    var encodings = request.getHeaders("Content-Encoding");
    if (!encodings.hasMoreElements()) {
      return false;
    }
    var encoding = encodings.nextElement().strip().toLowerCase(Locale.ROOT);
    if (encodings.hasMoreElements()) {
      throw unsupported();
    }
    return switch (encoding) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default -> throw unsupported();
    };
  }

  private static InputStream unpacked(InputStream packed) throws IOException {
    try {
      return new Gunzip(packed);
    } catch (ZipException | EOFException _) {
      throw notPacked();
    }
  }

  private static ProblemException tooLarge(long most) {
    return new ProblemException(
        ProblemCode.PAYLOAD_TOO_LARGE, "A body has at most " + most + " bytes, also unpacked.");
  }

  private static ProblemException tooSlow() {
    return new ProblemException(
        ProblemCode.REQUEST_TIMEOUT, "The body has not come within the time that it may take.");
  }

  private static ProblemException unsupported() {
    return new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE, "A body is packed with gzip, once, or not at all.");
  }

  private static ProblemException notPacked() {
    return new ProblemException(
        ProblemCode.MALFORMED_REQUEST, "The body is not gzip, as Content-Encoding says.");
  }
}
