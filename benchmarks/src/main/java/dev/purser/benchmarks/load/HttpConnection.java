package dev.purser.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection that is kept alive, with one request under way at a time. */
final class HttpConnection implements AutoCloseable {
  private static final int CREATED = 201;

  private final SocketChannel channel;
  private final ResponseReader reader = new ResponseReader();
  private long sentAt;

  private HttpConnection(SocketChannel channel) {
    this.channel = channel;
  }

  static HttpConnection open(InetSocketAddress address, Selector selector) throws IOException {
    var channel = SocketChannel.open(address);
    var connection = new HttpConnection(channel);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    var _ = channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  long sentAt() {
    return sentAt;
  }

  /**
   * The socket's buffer is empty when a request is sent, and larger than any: it takes it whole.
   */
  void send(ByteBuffer request) throws IOException {
    sentAt = System.nanoTime();
    while (request.hasRemaining()) {
      if (channel.write(request) == 0) {
        Thread.onSpinWait();
      }
    }
  }

  /**
   * Takes what has arrived; true when the answer is whole, and the one that every request wants.
   */
  boolean receive() throws IOException {
    if (channel.read(reader.buffer()) < 0) {
      throw new EOFException("the service has closed a connection: " + reader.text());
    }
    if (!reader.isComplete()) {
      return false;
    }
    if (reader.status() != CREATED) {
      throw new UnexpectedAnswerException(reader.text());
    }
    reader.clear();
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
