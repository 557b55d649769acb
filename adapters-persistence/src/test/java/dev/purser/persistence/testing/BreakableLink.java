package dev.purser.persistence.testing;

import dev.purser.persistence.shared.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A way to the database that breaks when it is told to: it passes on what client and server say,
 * and cuts the line at the next COMMIT.
 */
public final class BreakableLink implements AutoCloseable {
  /** Where the line is cut. */
  public enum Cut {
    NEVER,
    /** The server never hears of the commit. */
    BEFORE_COMMIT,
    /** The server commits, and the client never hears of it. */
    AFTER_COMMIT
  }

  private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket door;
  private final URI server;
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NEVER);
  private final AtomicInteger spared = new AtomicInteger();
  private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;

  private BreakableLink(ServerSocket door, URI server) {
    this.door = door;
    this.server = server;
  }

  public static BreakableLink to(TestDatabase database) {
    try {
      var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
      var link = new BreakableLink(door, server);
      Thread.ofVirtual().start(link::accept);
      return link;
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The database's URL by way of this link. */
  public String jdbcUrl() {
    var query = server.getQuery() == null ? "" : "?" + server.getQuery();
    return "jdbc:postgresql://127.0.0.1:%d%s%s"
        .formatted(door.getLocalPort(), server.getPath(), query);
  }

  /** Cuts the line once, at the next commit. */
  public void cutNext(Cut cut) {
    cutAfter(0, cut);
  }

  /** Cuts the line once, at the commit after so many others. */
  public void cutAfter(int commits, Cut cut) {
    spared.set(commits);
    next.set(cut);
  }

  /** Lets nothing through any more, and does not hang up, as a machine that has lost its power. */
  public void fallSilent() {
    silent = true;
  }

  /** Cuts every line at once, whatever is said on it. */
  public void cutNow() {
    for (var line : lines) {
      try {
        line.close();
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = door.accept();
        var onward = new Socket(server.getHost(), server.getPort());
        lines.add(client);
        var cut = new AtomicReference<>(Cut.NEVER);
        Thread.ofVirtual().start(() -> passToServer(client, onward, cut));
        Thread.ofVirtual().start(() -> passToClient(client, onward, cut));
      }
    } catch (IOException closed) {
      // The link is closed: nobody else comes.
    }
  }

  private void passToServer(Socket client, Socket onward, AtomicReference<Cut> cut) {
    pass(
        client,
        onward,
        (bytes, length, out) -> {
          if (contains(bytes, length, COMMIT) && spared.getAndDecrement() <= 0) {
            cut.set(next.getAndSet(Cut.NEVER));
          }
          if (cut.get() == Cut.BEFORE_COMMIT) {
            return false;
          }
          if (silent) {
            return true;
          }
          out.write(bytes, 0, length);
          out.flush();
          return true;
        });
  }

  private static void passToClient(Socket client, Socket onward, AtomicReference<Cut> cut) {
    pass(
        onward,
        client,
        (bytes, length, out) -> {
          if (cut.get() == Cut.AFTER_COMMIT) {
            return false;
          }
          out.write(bytes, 0, length);
          out.flush();
          return true;
        });
  }

  private interface Passing {
    boolean pass(byte[] bytes, int length, OutputStream out) throws IOException;
  }

  private static void pass(Socket from, Socket to, Passing passing) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      var bytes = new byte[16_384];
      for (var length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        if (!passing.pass(bytes, length, to.getOutputStream())) {
          return;
        }
      }
    } catch (IOException broken) {
      // One side is gone, and with it the line.
    }
  }

  private static boolean contains(byte[] bytes, int length, byte[] wanted) {
    for (var i = 0; i + wanted.length <= length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
