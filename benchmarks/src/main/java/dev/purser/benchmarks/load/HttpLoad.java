package dev.purser.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a number of connections busy from a single thread, which costs less of the shared machine
 * than one thread each. Every answer is checked; the first that is no success ends it all.
 */
public final class HttpLoad {
  private static final long MAX_SILENCE_MILLIS = 30_000;

  private final InetSocketAddress address;
  private final int connections;
  private final Requests requests;

  public HttpLoad(InetSocketAddress address, int connections, Requests requests) {
    this.address = address;
    this.connections = connections;
    this.requests = requests;
  }

  /** Told of each answer; tells whether its connection sends another request. */
  @FunctionalInterface
  private interface Observer {
    boolean answered(long sentAt, long now);
  }

  /** Sends so many requests, or one per connection if that is more. */
  public void send(int total) {
    var rest = new int[] {total - connections};
    drive((sentAt, now) -> rest[0]-- > 0);
  }

  public Measurement measure(Pace pace, Meter meter) {
    var window = new Window(pace, meter);
    drive(window);
    return window.measurement();
  }

  private void drive(Observer observer) {
    var open = new ArrayList<HttpConnection>(connections);
    try (var selector = Selector.open()) {
      try {
        for (var i = 0; i < connections; i++) {
          open.add(new HttpConnection(address, selector, requests.ofOneConnection()));
        }
        drive(open, selector, observer);
      } finally {
        for (var connection : open) {
          connection.close();
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void drive(List<HttpConnection> open, Selector selector, Observer observer)
      throws IOException {
    for (var connection : open) {
      connection.sendNext();
    }
    var busy = new int[] {connections};
    while (busy[0] > 0) {
      var selected =
          selector.select(
              key -> {
                if (!goesOn(key, observer)) {
                  busy[0]--;
                }
              },
              MAX_SILENCE_MILLIS);
      if (selected == 0) {
        throw new UnexpectedAnswerException("no answer for " + MAX_SILENCE_MILLIS + " ms");
      }
    }
  }

  private boolean goesOn(SelectionKey key, Observer observer) {
    var connection = (HttpConnection) key.attachment();
    try {
      if (!connection.receive()) {
        return true;
      }
      if (!observer.answered(connection.sentAt(), System.nanoTime())) {
        return false;
      }
      connection.sendNext();
      return true;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Warms up, measures, stops; each step begins with the first answer after its time has come. */
  private static final class Window implements Observer {
    private final Meter meter;
    private final long measuredNanos;
    private final long beginsAt;
    private final Histogram latencies = new Histogram();
    private boolean begun;
    private long endsAt;
    private @Nullable Measurement measurement;

    Window(Pace pace, Meter meter) {
      this.meter = meter;
      this.measuredNanos = pace.measured().toNanos();
      this.beginsAt = System.nanoTime() + pace.warmUp().toNanos();
    }

    @Override
    public boolean answered(long sentAt, long now) {
      if (measurement != null) {
        return false;
      }
      if (!begun && now - beginsAt >= 0) {
        meter.begin();
        endsAt = System.nanoTime() + measuredNanos;
        begun = true;
      } else if (begun) {
        latencies.add(now - sentAt);
        if (now - endsAt >= 0) {
          measurement = meter.end(latencies);
        }
      }
      return measurement == null;
    }

    Measurement measurement() {
      if (measurement == null) {
        throw new IllegalStateException("nothing was measured");
      }
      return measurement;
    }
  }
}
