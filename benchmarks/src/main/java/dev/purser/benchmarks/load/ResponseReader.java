package dev.purser.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads answers of HTTP/1.1 that tell their length, piece by piece as they arrive. Only what the
 * benchmark needs: the status, and where the answer ends.
 */
final class ResponseReader {
  static final int MAX_BYTES = 64 * 1024;

  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int STATUS_DIGITS = 3;
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "\r\nconnection: close".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
  private int end;

  /** Where the connection puts what it receives. */
  ByteBuffer buffer() {
    return bytes;
  }

  /** Whether a whole answer has arrived; then it counts until {@link #clear}. */
  boolean isComplete() {
    if (end == 0) {
      var head = find(END_OF_HEAD, bytes.position());
      if (head < 0) {
        requireRoom();
        return false;
      }
      end = head + END_OF_HEAD.length + contentLength(head);
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
    return find(CLOSE, bytes.position()) >= 0;
  }

  void clear() {
    bytes.clear();
    end = 0;
  }

  String text() {
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private void requireRoom() {
    if (!bytes.hasRemaining() && bytes.position() != end) {
      throw new UnexpectedAnswerException("an answer has more than " + MAX_BYTES + " bytes");
    }
  }

  private int contentLength(int head) {
    var at = find(LENGTH, head);
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
    for (var i = 0; i <= limit - wanted.length; i++) {
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
