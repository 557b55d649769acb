package dev.purser.application.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What every contract of an output port builds on. A contract holds for the fake and for the real
 * adapter alike; it creates what it needs through the ports and expects no store of its own.
 */
public abstract class PortsContract {
  /** A text that only survives where nothing is lost on the way. */
  protected static final String UNICODE = "Grüße, \"茶\" \\ 🍵\n\tdone";

  protected static final Attributes UNICODE_ATTRIBUTES =
      new Attributes(
          Map.of(
              "naïve key",
              UNICODE,
              "empty",
              "",
              "z",
              Arrays.asList(1L, null, true, List.of(Map.of("deep", -Attributes.MAX_NUMBER)))));

  protected static final ShipTo UNICODE_ADDRESS =
      new ShipTo(Map.of("naïve key", UNICODE, "empty", "", "z", "1"));

  /** The ports under test: the same ones as often as one test asks. */
  protected abstract Ports ports();

  /** An id that stands after the other one; those of one millisecond are in no order. */
  protected final UUID laterThan(UUID other) {
    var id = ports().ids().next();
    while (id.compareTo(other) <= 0) {
      id = ports().ids().next();
    }
    return id;
  }

  protected final Given given() {
    return new Given(ports());
  }

  @CanIgnoreReturnValue
  protected final <T> T write(Supplier<T> work) {
    return ports().transactions().write(work);
  }

  protected final void change(Runnable work) {
    write(() -> {
      work.run();
      return true;
    });
  }

  protected final <T> T read(Supplier<T> work) {
    return ports().transactions().read(work);
  }
}
