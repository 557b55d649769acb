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

  private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

  private ProcessorTime() {}

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

  /** Seconds of everything that runs on the machine. */
  public static double ofMachine() {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      return lines.findFirst().map(ProcessorTime::busySeconds).orElse(0.0);
    } catch (IOException unknown) {
      return 0;
    }
  }

  /** User, nice, system, idle, waiting for disks, interrupts of two kinds, stolen by a host. */
  static double busySeconds(String total) {
    var numbers = total.strip().split(" +", -1);
    var ticks = 0L;
    for (var field : BUSY) {
      ticks += Long.parseLong(numbers[field]);
    }
    return ticks / TICKS_PER_SECOND;
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
