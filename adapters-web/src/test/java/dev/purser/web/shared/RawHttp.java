package dev.purser.web.shared;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.purser.web.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** Sends what no well-behaved client would. */
public final class RawHttp {
  private static final int TIMEOUT_MILLIS = 10_000;

  private RawHttp() {}

  /** What the service answers before it closes the connection. */
  public static String exchange(String request) {
    try (var socket = new Socket("localhost", TestService.port())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
