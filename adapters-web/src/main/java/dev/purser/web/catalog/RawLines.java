package dev.purser.web.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes bytes apart at their line feeds; a line that is too long is told and not held. */
final class RawLines {
  private static final int BUFFER = 64 * 1024;

  private final InputStream content;
  private final int maxLength;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private long line;

  RawLines(InputStream content, int maxLength) {
    this.content = content;
    this.maxLength = maxLength;
  }

  /**
   * A line without its end.
   *
   * @param bytes null when there were more than are held
   */
  record RawLine(long number, byte @Nullable [] bytes) {}

  /** The next line; null after the last one. */
  @Nullable RawLine next() throws IOException {
    if (position == end && !fill()) {
      return null;
    }
    line++;
    var bytes = new ByteArrayOutputStream();
    var tooLong = false;
    do {
      var feed = indexOfLineFeed();
      var length = feed - position;
      tooLong |= bytes.size() + length > maxLength;
      if (!tooLong) {
        bytes.write(buffer, position, length);
      }
      position = feed;
      if (feed < end) {
        position++;
        break;
      }
    } while (fill());
    return new RawLine(line, tooLong ? null : withoutReturn(bytes.toByteArray()));
  }

  private int indexOfLineFeed() {
    var at = position;
    while (at < end && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, content.read(buffer, 0, BUFFER));
    return end > 0;
  }

  private static byte[] withoutReturn(byte[] bytes) {
    var last = bytes.length - 1;
    return last >= 0 && bytes[last] == '\r' ? Arrays.copyOf(bytes, last) : bytes;
  }
}
