package dev.purser.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that clients keep to this instance, and how they end without a lost request:
 * every answer says that its connection closes, then nobody new is let in, then what is under way
 * is answered, and what nobody uses is closed last.
 *
 * <p>Tomcat's own pause would not do: from then on it takes requests that come over connections
 * which are open, and drops them.
 */
public final class HttpConnections {
  private static final String ATTRIBUTE = HttpConnections.class.getName();
  private static final Logger LOG = LoggerFactory.getLogger(HttpConnections.class);

  /** A request whose bytes have arrived is seen within this, and an answer is sent. */
  private static final Duration QUIET = Duration.ofMillis(100);

  private static final long REST_MILLIS = 10;

  private final AtomicInteger running = new AtomicInteger();
  private volatile long lastSeenNanos = System.nanoTime();
  private volatile boolean ending;
  private volatile @Nullable Connector connector;

  void belongTo(Connector owner) {
    connector = owner;
  }

  /** A request has come over one of them. */
  void begin(HttpServletRequest request, HttpServletResponse response) {
    running.incrementAndGet();
    request.setAttribute(ATTRIBUTE, this);
    closeIfEnding(response);
  }

  /** Its answer is there, if not all of it sent yet. */
  void end() {
    lastSeenNanos = System.nanoTime();
    running.decrementAndGet();
  }

  /**
   * To be called before an answer is written: the end may have been announced since its request
   * came, and with its last byte it is too late to say so.
   */
  static void closeIfEnding(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(ATTRIBUTE) instanceof HttpConnections connections) {
      connections.closeIfEnding(response);
    }
  }

  /** From now on every answer says that its connection closes, and that happens. */
  public void announceEnd() {
    ending = true;
  }

  /** Whether the end was announced. */
  public boolean isEnding() {
    return ending;
  }

  /** Lets nobody new in. Who is connected goes on. */
  public void closeListener() {
    var listening = connector;
    if (listening != null) {
      listening.getProtocolHandler().closeServerSocketGraceful();
    }
  }

  /** Waits until everything that came is answered, and no longer than this. */
  public void awaitAnswers(Duration patience) {
    var began = System.nanoTime();
    while (isAnyOpenAfterARest() && !isQuietSince(began)) {
      if (System.nanoTime() - began > patience.toNanos()) {
        LOG.warn("{} requests are not answered after {}", running.get(), patience);
        return;
      }
    }
  }

  /** Closes the connections that are left, whatever they are used for. */
  public void close() {
    var stopped = connector;
    if (stopped != null && stopped.getState().isAvailable()) {
      try {
        stopped.stop();
      } catch (LifecycleException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  private void closeIfEnding(HttpServletResponse response) {
    if (ending) {
      response.setHeader("Connection", "close");
    }
  }

  /**
   * Tomcat does not tell how many there are; but it waits for them, and tells what time is left.
   */
  private boolean isAnyOpenAfterARest() {
    var open = connector;
    return open != null && open.getProtocolHandler().awaitConnectionsClose(REST_MILLIS) <= 0;
  }

  private boolean isQuietSince(long began) {
    var now = System.nanoTime();
    return running.get() == 0
        && now - began >= QUIET.toNanos()
        && now - lastSeenNanos >= QUIET.toNanos();
  }
}
