package dev.purser.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A connection that is kept alive, with one request under way at a time, and opened again when the
 * service has had enough of it.
 */
final class HttpConnection implements AutoCloseable {
  private static final int SUCCESS = 2;
  private static final int STATUSES_OF_A_KIND = 100;

  private final InetSocketAddress address;
  private final Selector selector;
  private final Requests requests;
  private final ResponseReader reader = new ResponseReader();
  private SocketChannel channel;
  private long sentAt;

  HttpConnection(InetSocketAddress address, Selector selector, Requests requests)
      throws IOException {
    this.address = address;
    this.selector = selector;
    this.requests = requests;
    this.channel = open();
  }

  private SocketChannel open() throws IOException {
    var opened = SocketChannel.open(address);
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    opened.configureBlocking(false);
    var _ = opened.register(selector, SelectionKey.OP_READ, this);
    return opened;
  }

  long sentAt() {
    return sentAt;
  }

  /**
   * The socket's buffer is empty when a request is sent, and larger than any: it takes it whole.
   */
  void sendNext() throws IOException {
    var request = requests.next();
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
    if (reader.status() / STATUSES_OF_A_KIND != SUCCESS) {
      throw new UnexpectedAnswerException(reader.text());
    }
    requests.answered(reader::location);
    if (reader.isLast()) {
      channel.close();
      channel = open();
    }
    reader.clear();
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
