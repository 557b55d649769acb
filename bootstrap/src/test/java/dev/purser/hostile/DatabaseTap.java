package dev.purser.hostile;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.endtoend.ServiceRole;
import dev.purser.persistence.shared.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to the database that hears which statements are run, in PostgreSQL's protocol 3. What a
 * request asks the database tells what it can take longer for; a stopwatch would only guess.
 */
final class DatabaseTap implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int BUFFER = 16_384;
  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_REQUEST = 80_877_104;
  private static final int LENGTH_BYTES = 4;

  private final TestDatabase database;
  private final URI server;
  private final ServerSocket door;
  private final List<String> heard = new ArrayList<>();

  private DatabaseTap(TestDatabase database, ServerSocket door) {
    this.database = database;
    this.server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    this.door = door;
  }

  static DatabaseTap on(TestDatabase database) {
    try {
      var tap =
          new DatabaseTap(database, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(tap::accept);
      return tap;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The database by way of this tap, for the service. */
  DatabaseUrl url() {
    var query = server.getQuery() == null ? "" : "?" + server.getQuery();
    var service = ServiceRole.in(database);
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:%d%s%s"
            .formatted(door.getLocalPort(), server.getPath(), query),
        service.user(),
        service.password());
  }

  /** What was run since somebody asked last, in order. */
  List<String> statements() {
    synchronized (heard) {
      var all = List.copyOf(heard);
      heard.clear();
      return all;
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = door.accept();
        var onward = new Socket(server.getHost(), server.getPort());
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> hear(client, onward));
        Thread.ofVirtual().start(() -> pass(onward, client));
      }
    } catch (IOException closed) {
      // The tap is closed: nobody else comes.
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      var bytes = new byte[BUFFER];
      var in = from.getInputStream();
      for (var length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        to.getOutputStream().write(bytes, 0, length);
      }
    } catch (IOException broken) {
      // One side is gone, and with it the line.
    }
  }

  private void hear(Socket client, Socket server) {
    try (client;
        server) {
      var in = new DataInputStream(client.getInputStream());
      var out = server.getOutputStream();
      introduce(in, new DataOutputStream(out));
      var conversation = new Conversation();
      while (true) {
        var type = in.readByte();
        var length = in.readInt();
        var content = in.readNBytes(length - LENGTH_BYTES);
        conversation.hear(type, content);
        var message = new ByteArrayOutputStream();
        var written = new DataOutputStream(message);
        written.writeByte(type);
        written.writeInt(length);
        written.write(content);
        out.write(message.toByteArray());
      }
    } catch (IOException broken) {
      // One side is gone, and with it the line.
    }
  }

  /**
   * What comes before a client has said who it is has no type; asking for encryption is optional.
   */
  private static void introduce(DataInputStream in, DataOutputStream out) throws IOException {
    int code;
    do {
      var length = in.readInt();
      var content = in.readNBytes(length - LENGTH_BYTES);
      code = ByteBuffer.wrap(content).getInt();
      out.writeInt(length);
      out.write(content);
    } while (code == SSL_REQUEST || code == GSS_REQUEST);
  }

  /** What one connection has prepared and bound. */
  private final class Conversation {
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> bound = new HashMap<>();

    void hear(byte type, byte[] content) {
      var words = ByteBuffer.wrap(content);
      switch (type) {
        case 'Q' -> add(text(words));
        case 'P' -> prepared.put(text(words), text(words));
        case 'B' -> bound.put(text(words), prepared.getOrDefault(text(words), ""));
        case 'E' -> add(bound.getOrDefault(text(words), ""));
        default -> {
          // Nothing else runs a statement.
        }
      }
    }

    /** An empty statement asks whether the connection is alive, which the pool does at times. */
    private void add(String statement) {
      if (!statement.isEmpty()) {
        synchronized (heard) {
          heard.add(statement);
        }
      }
    }

    private static String text(ByteBuffer words) {
      var start = words.position();
      while (words.get() != 0) {
        // The end is a zero.
      }
      return new String(words.array(), start, words.position() - start - 1, StandardCharsets.UTF_8);
    }
  }
}
