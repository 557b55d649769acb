package dev.purser.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads answers of HTTP/1.1, piece by piece as they arrive. Only what the benchmark needs: the
 * status, and where the answer ends, which is where its length says or with its last chunk.
 */
final class ResponseReader {
  static final int MAX_BYTES = 1024 * 1024;

  private static final int USUAL_BYTES = 64 * 1024;

  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int STATUS_DIGITS = 3;
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHUNKED =
      "\r\ntransfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LOCATION = "\r\nlocation:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "\r\nconnection: close".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private ByteBuffer bytes = ByteBuffer.allocate(USUAL_BYTES);
  private int headEnd;
  private int end;

  /** Where the connection puts what it receives; another one once that is full. */
  ByteBuffer buffer() {
    if (!bytes.hasRemaining() && bytes.capacity() < MAX_BYTES) {
      bytes = ByteBuffer.allocate(2 * bytes.capacity()).put(bytes.flip());
    }
    return bytes;
  }

  /** Whether a whole answer has arrived; then it counts until {@link #clear}. */
  boolean isComplete() {
    if (headEnd == 0) {
      var head = find(END_OF_HEAD, bytes.position());
      headEnd = head < 0 ? 0 : head + END_OF_HEAD.length;
    }
    if (headEnd > 0 && end == 0) {
      end = end();
    }
    if (end == 0) {
      requireRoom();
      return false;
    }
    if (bytes.position() > end) {
      throw new UnexpectedAnswerException("more than one answer to a request: " + text());
    }
    requireRoom();
    return bytes.position() == end;
  }

  int status() {
    return number(STATUS_AT, STATUS_AT + STATUS_DIGITS);
  }

  /** Whether the service closes the connection after this answer. */
  boolean isLast() {
    return find(CLOSE, headEnd) >= 0;
  }

  /** The path of what was made. */
  String location() {
    var at = find(LOCATION, headEnd);
    if (at < 0) {
      throw new UnexpectedAnswerException("an answer without a location: " + text());
    }
    var from = at + LOCATION.length;
    var to = from;
    while (bytes.get(to) != '\r') {
      to++;
    }
    return new String(bytes.array(), from, to - from, StandardCharsets.US_ASCII).strip();
  }

  void clear() {
    bytes.clear();
    headEnd = 0;
    end = 0;
  }

  String text() {
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private void requireRoom() {
    if (bytes.position() == MAX_BYTES && end != MAX_BYTES) {
      throw new UnexpectedAnswerException("an answer has more than " + MAX_BYTES + " bytes");
    }
  }

  /** Where the answer ends; 0 while that is not known. */
  private int end() {
    if (find(CHUNKED, headEnd) < 0) {
      return headEnd + contentLength();
    }
    var last = bytes.position() - LAST_CHUNK.length;
    return last >= headEnd - 2 && find(LAST_CHUNK, last, bytes.position()) >= 0
        ? bytes.position()
        : 0;
  }

  private int contentLength() {
    var at = find(LENGTH, headEnd);
    if (at < 0) {
      throw new UnexpectedAnswerException("an answer without a length: " + text());
    }
    var from = at + LENGTH.length;
    while (bytes.get(from) == ' ') {
      from++;
    }
    var to = from;
    while (bytes.get(to) != '\r') {
      to++;
    }
    return number(from, to);
  }

  private int number(int from, int to) {
    var number = 0;
    for (var i = from; i < to; i++) {
      var digit = bytes.get(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new UnexpectedAnswerException("not an answer of HTTP/1.1: " + text());
      }
      number = Math.addExact(Math.multiplyExact(number, 10), digit);
    }
    return number;
  }

  /** Where it begins, whatever the case of its letters; negative when it is not there. */
  private int find(byte[] wanted, int limit) {
    return find(wanted, 0, limit);
  }

  private int find(byte[] wanted, int from, int limit) {
    for (var i = from; i <= limit - wanted.length; i++) {
      var j = 0;
      while (j < wanted.length && lower(bytes.get(i + j)) == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return i;
      }
    }
    return -1;
  }

  private static byte lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 'a' - 'A') : letter;
  }
}
