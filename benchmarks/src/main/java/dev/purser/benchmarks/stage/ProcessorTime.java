package dev.purser.benchmarks.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor time that processes have used, where the system has {@code /proc}. */
public final class ProcessorTime {
  /** Linux tells every program 100 ticks a second, whatever its kernel counts. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private ProcessorTime() {}

  public static boolean isKnown() {
    return Files.exists(Path.of("/proc/self/stat"));
  }

  /** Seconds of one process; zero when it has gone. */
  public static double of(long pid) {
    return seconds(pid, USER, SYSTEM);
  }

  /** Seconds of a process and its children, those that have ended included. */
  static double ofFamily(long pid) {
    var living =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::children)
            .mapToDouble(child -> of(child.pid()))
            .sum();
    return living + seconds(pid, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM);
  }

  private static double seconds(long pid, int... fields) {
    try {
      return seconds(Files.readString(Path.of("/proc", Long.toString(pid), "stat")), fields);
    } catch (IOException gone) {
      return 0;
    }
  }

  /** The name of the program, in parentheses, may hold anything; the numbers follow it. */
  static double seconds(String stat, int... fields) {
    var numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    var ticks = 0L;
    for (var field : fields) {
      ticks += Long.parseLong(numbers[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
