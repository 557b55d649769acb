package dev.purser.embedded;

import dev.purser.configuration.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Finds a port that the server can listen on. */
final class Ports {

  static final String LOOPBACK = "127.0.0.1";

  /** PostgreSQL's own 5432 is often taken. */
  private static final int USUAL = 54325;

  static final int ANY_FREE = 0;

  private Ports() {}

  /**
   * Returns the wanted port, or without a wish the usual or else a free one. Who wants {@link
   * #ANY_FREE} leaves the usual one to others.
   *
   * @throws EmbeddedDatabaseException if the wanted one is taken
   */
  static int choose(@Nullable Integer wanted) throws IOException {
    if (wanted == null) {
      return isFree(USUAL) ? USUAL : anyFree();
    }
    if (wanted == ANY_FREE) {
      return anyFree();
    }
    if (!isFree(wanted)) {
      throw new EmbeddedDatabaseException(
          "The port %d is taken; name another in %s."
              .formatted(wanted, Setting.PURSER_DATABASE_PORT));
    }
    return wanted;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = listenOn(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int anyFree() throws IOException {
    try (ServerSocket socket = listenOn(ANY_FREE)) {
      return socket.getLocalPort();
    }
  }

  private static ServerSocket listenOn(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK));
  }
}
