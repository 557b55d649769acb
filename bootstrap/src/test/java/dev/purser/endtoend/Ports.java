package dev.purser.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Ports of this machine. */
final class Ports {
  private Ports() {}

  /** One that nobody listens on, unlike the usual ones, which other tests may take at any time. */
  static int free() {
    try (var socket = taken()) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One that is listened on until it is closed. */
  static ServerSocket taken() {
    try {
      return new ServerSocket(0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
