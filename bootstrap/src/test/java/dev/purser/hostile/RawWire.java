package dev.purser.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Sends bodies that no client of a library would. */
final class RawWire {
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final long MAX_SENT = 400L * 1024 * 1024;
  private static final int PATIENCE_MILLIS = 20_000;

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)");

  private final URI address;

  RawWire(String address) {
    this.address = URI.create(address);
  }

  /** The answer to a body of that length, of which nothing comes. */
  String announce(Request request, long length) {
    try (var socket = connect()) {
      write(socket.getOutputStream(), head(request) + "Content-Length: " + length + "\r\n\r\n");
      return rest(socket.getInputStream());
    } catch (IOException failed) {
      throw new AssertionError("no answer to a body of " + length + " bytes", failed);
    }
  }

  /** The answer to chunks that do not end, which begin somehow and go on and on. */
  String pour(Request request, String beginning, String more) {
    try (var socket = connect()) {
      var out = socket.getOutputStream();
      write(out, head(request) + "Transfer-Encoding: chunked\r\n\r\n");
      var chunk = chunk(more.repeat(CHUNK_BYTES / more.length()));
      write(out, chunk(beginning + more));
      var in = socket.getInputStream();
      var sent = 0L;
      while (sent < MAX_SENT && in.available() == 0 && isTaken(out, chunk)) {
        sent += chunk.length();
      }
      return rest(in);
    } catch (IOException closed) {
      throw new AssertionError("no answer to a body without an end", closed);
    }
  }

  /** Whoever hangs up on it has answered before, and what has come can still be read. */
  private static boolean isTaken(OutputStream out, String chunk) {
    try {
      write(out, chunk);
      return true;
    } catch (IOException hungUp) {
      return false;
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static String head(Request request) {
    var head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    if (request.asker().token() != null) {
      head.append("Authorization: Bearer ").append(request.asker().token()).append("\r\n");
    }
    request.headers().forEach((n, v) -> head.append(n).append(": ").append(v).append("\r\n"));
    return head.toString();
  }

  private static String chunk(String content) {
    return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The service may wait for the rest of the body before it hangs up, and nobody waits for that.
   */
  private static String rest(InputStream in) throws IOException {
    var answer = new ByteArrayOutputStream();
    while (!isWhole(answer.toString(StandardCharsets.UTF_8))) {
      var next = in.read();
      if (next < 0) {
        break;
      }
      answer.write(next);
      answer.write(in.readNBytes(in.available()));
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static boolean isWhole(String answer) {
    var length = LENGTH.matcher(answer);
    var body = answer.indexOf("\r\n\r\n");
    return body >= 0
        && length.find()
        && answer.substring(body + 4).getBytes(StandardCharsets.UTF_8).length
            >= Integer.parseInt(length.group(1));
  }
}
