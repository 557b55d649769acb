package dev.purser.benchmarks.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A limit on what a process may take of the memory, as a container has one: a control group of
 * Linux, of the first or the second version.
 */
public final class MemoryLimit implements AutoCloseable {
  private static final Path FIRST = Path.of("/sys/fs/cgroup/memory");
  private static final Path SECOND = Path.of("/sys/fs/cgroup");
  private static final String ENTER = "echo $$ > '%s' && exec \"$@\"";
  private static final int MEGABYTE = 20;
  private static final int TRIES = 50;
  private static final long PAUSE_MILLIS = 100;

  private final Path group;

  private MemoryLimit(Path group) {
    this.group = group;
  }

  /** Whether this system has control groups, and lets us make one. */
  public static boolean isPossible() {
    return Files.isWritable(isFirst() ? FIRST : SECOND)
        && (isFirst() || Files.exists(SECOND.resolve("memory.stat")));
  }

  public static MemoryLimit of(int megabytes) {
    var name = "purser-" + ProcessHandle.current().pid();
    var limit = new MemoryLimit((isFirst() ? FIRST : SECOND).resolve(name));
    try {
      Files.createDirectory(limit.group);
      var bytes = Long.toString((long) megabytes << MEGABYTE);
      Files.writeString(
          limit.group.resolve(isFirst() ? "memory.limit_in_bytes" : "memory.max"), bytes);
      return limit;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static boolean isFirst() {
    return Files.exists(FIRST);
  }

  /** A command that puts itself under the limit, and then becomes the one that is given to it. */
  public List<String> entering() {
    return List.of("sh", "-c", ENTER.formatted(group.resolve("cgroup.procs")), "sh");
  }

  /** The most that was taken, pages of files that were read included. */
  public long peakMegabytes() {
    return Long.parseLong(read(isFirst() ? "memory.max_usage_in_bytes" : "memory.peak"))
        >> MEGABYTE;
  }

  /** What is taken now and cannot be given back. */
  public long ownMegabytes() {
    return sum("memory.stat", isFirst() ? "rss " : "anon ") >> MEGABYTE;
  }

  /** How often the limit was reached; pages of files then had to go. */
  public long refusals() {
    return isFirst() ? Long.parseLong(read("memory.failcnt")) : sum("memory.events", "max ");
  }

  private long sum(String file, String name) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.substring(name.length())))
        .sum();
  }

  private String read(String file) {
    try {
      return Files.readString(group.resolve(file)).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The kernel takes a moment to see that nobody is left in it. */
  @Override
  public void close() throws IOException, InterruptedException {
    for (var tries = 1; ; tries++) {
      try {
        Files.delete(group);
        return;
      } catch (IOException busy) {
        if (tries == TRIES) {
          throw busy;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
