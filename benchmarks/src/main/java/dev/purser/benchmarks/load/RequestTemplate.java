package dev.purser.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that is rendered once; its runs of {@code #} are decimal numbers of that width and its
 * runs of {@code ~} texts, which are filled in place. So the client costs little of the machine
 * that it shares with the service.
 */
public final class RequestTemplate {
  private static final char DIGIT = '#';
  private static final char LETTER = '~';
  private static final int RADIX = 10;

  private final byte[] bytes;
  private final List<Slot> slots;
  private final List<Slot> textSlots;

  private record Slot(int from, int to) {}

  private RequestTemplate(byte[] bytes) {
    this.bytes = bytes;
    this.slots = slots(bytes, DIGIT);
    this.textSlots = slots(bytes, LETTER);
  }

  /** A request with an access token, a key and a JSON body. */
  public static RequestTemplate post(String path, String token, String key, String body) {
    var text =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer "
            + token
            + "\r\nIdempotency-Key: "
            + key
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    return new RequestTemplate(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A request with an access token that reads something. */
  public static RequestTemplate get(String path, String token) {
    var text =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n";
    return new RequestTemplate(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The request with these numbers, in the order of their places; valid until the next call. */
  public ByteBuffer filled(long... numbers) {
    if (numbers.length != slots.size()) {
      throw new IllegalArgumentException(slots.size() + " numbers are needed");
    }
    for (var i = 0; i < numbers.length; i++) {
      fill(slots.get(i), numbers[i]);
    }
    return ByteBuffer.wrap(bytes);
  }

  /** The same request, with a text in each of its places for one. */
  public RequestTemplate with(String text) {
    var filling = text.getBytes(StandardCharsets.US_ASCII);
    for (var slot : textSlots) {
      if (filling.length != slot.to - slot.from) {
        throw new IllegalArgumentException(text + " does not fit its place");
      }
      System.arraycopy(filling, 0, bytes, slot.from, filling.length);
    }
    return this;
  }

  private void fill(Slot slot, long number) {
    var rest = number;
    for (var i = slot.to - 1; i >= slot.from; i--) {
      bytes[i] = (byte) ('0' + rest % RADIX);
      rest /= RADIX;
    }
    if (rest != 0) {
      throw new IllegalArgumentException(number + " is too long for its place");
    }
  }

  private static List<Slot> slots(byte[] bytes, char filler) {
    var slots = new ArrayList<Slot>();
    for (var from = 0; from < bytes.length; from++) {
      var to = from;
      while (to < bytes.length && bytes[to] == filler) {
        to++;
      }
      if (to > from) {
        slots.add(new Slot(from, to));
        from = to;
      }
    }
    return List.copyOf(slots);
  }
}
