package dev.purser.web.shared;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952) of one member, after which nothing more may come. The JDK's own stream
 * calls itself for each further member, so that a body of many empty ones ends the thread's stack.
 */
final class Gunzip extends InflaterInputStream {
  private static final int BUFFER = 8 * 1024;
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int UNTOLD_BYTES = 6;

  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final CRC32 checksum = new CRC32();
  private boolean ended;

  /**
   * Reads the header.
   *
   * @throws ZipException if it is none
   */
  Gunzip(InputStream packed) throws IOException {
    super(packed, new Inflater(true), BUFFER);
    try {
      readHeader();
    } catch (IOException | RuntimeException failed) {
      inf.end();
      throw failed;
    }
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (ended) {
      return -1;
    }
    var read = super.read(bytes, from, length);
    if (read > 0) {
      checksum.update(bytes, from, read);
    } else if (read < 0) {
      ended = true;
      readTrailer();
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    inf.end();
    super.close();
  }

  private void readHeader() throws IOException {
    if (number(in, 2) != MAGIC || number(in, 1) != DEFLATE) {
      throw new ZipException("no gzip");
    }
    var flags = (int) number(in, 1);
    if ((flags & RESERVED) != 0) {
      throw new ZipException("unknown flags");
    }
    skip(in, UNTOLD_BYTES);
    if ((flags & EXTRA) != 0) {
      skip(in, number(in, 2));
    }
    if ((flags & NAME) != 0) {
      skipText(in);
    }
    if ((flags & COMMENT) != 0) {
      skipText(in);
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(in, 2);
    }
  }

  private void readTrailer() throws IOException {
    var left = inf.getRemaining();
    var rest = new SequenceInputStream(new ByteArrayInputStream(buf, len - left, left), in);
    var size = inf.getBytesWritten() & 0xffff_ffffL;
    if (number(rest, 4) != checksum.getValue() || number(rest, 4) != size || rest.read() >= 0) {
      throw new ZipException("another end than gzip has");
    }
  }

  /** The lowest byte comes first. */
  private static long number(InputStream in, int bytes) throws IOException {
    var number = 0L;
    for (var n = 0; n < bytes; n++) {
      number |= (long) next(in) << (Byte.SIZE * n);
    }
    return number;
  }

  private static void skip(InputStream in, long bytes) throws IOException {
    for (var n = 0L; n < bytes; n++) {
      next(in);
    }
  }

  /** As long as it is; whoever reads us limits that. */
  private static void skipText(InputStream in) throws IOException {
    while (next(in) != 0) {}
  }

  private static int next(InputStream in) throws IOException {
    var next = in.read();
    if (next < 0) {
      throw new EOFException("gzip ends early");
    }
    return next;
  }
}
