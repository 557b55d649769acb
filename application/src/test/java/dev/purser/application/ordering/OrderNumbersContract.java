package dev.purser.application.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers that rise and that no two orders share. */
public abstract class OrderNumbersContract extends PortsContract {

  @Test
  void rise() {
    var numbers = Stream.generate(ports().orderNumbers()::next).limit(250).toList();

    assertThat(numbers).isSorted().doesNotHaveDuplicates().allMatch(number -> number > 0);
  }

  @Test
  void areGivenOnce() {
    var number = 2_000;

    var numbers =
        Stream.generate(ports().orderNumbers()::next).parallel().limit(number).distinct().count();

    assertThat(numbers).isEqualTo(number);
  }
}
