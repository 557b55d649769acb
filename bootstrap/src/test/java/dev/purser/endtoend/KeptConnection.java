package dev.purser.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Pattern;

/** A connection that is kept from one request to the next for as long as the service lets it. */
final class KeptConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");
  private static final Pattern CLOSES = Pattern.compile("(?i)\r\nConnection: close\r\n");
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final Socket socket;

  private KeptConnection(Socket socket) {
    this.socket = socket;
  }

  static KeptConnection to(String address) {
    try {
      return new KeptConnection(connect(address));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether the operating system refuses whoever comes now. */
  static boolean isRefusedBy(String address) {
    try (var _ = connect(address)) {
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Socket connect(String address) throws IOException {
    var url = URI.create(address);
    var socket = new Socket(url.getHost(), url.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** An answer as it came over the wire. */
  record Answer(String head, String body) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    boolean saysThatItCloses() {
      return CLOSES.matcher(head + "\r\n").find();
    }
  }

  Answer get(String path) {
    send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    return answer();
  }

  /** Sends a request and does not wait for its answer. */
  void post(String path, String token, String key, String body) {
    var head =
        "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n";
    send(head.formatted(path, token, key, body.getBytes(UTF_8).length) + body);
  }

  Answer answer() {
    try {
      var in = socket.getInputStream();
      var head = new StringBuilder();
      while (head.indexOf(END_OF_HEAD) < 0) {
        head.append((char) next(in));
      }
      var length = LENGTH.matcher(head);
      var body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
      return new Answer(head.toString(), new String(body, UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until the service closes it, which has nothing more to say. */
  boolean isClosedByTheService() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void send(String request) {
    try {
      socket.getOutputStream().write(request.getBytes(UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int next(InputStream in) throws IOException {
    var next = in.read();
    if (next < 0) {
      throw new IOException("closed before there was an answer");
    }
    return next;
  }
}
