package dev.purser.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file with the checksum of every changeset that some database may have by now. What is in it
 * does not change any more, neither the changesets nor their order; what is new is written below.
 *
 * @param file with a line {@code checksum file author:id} for each, in the changelog's order
 */
public record RecordedChangesets(Path file) {

  /** A sentence for each changeset that is gone, altered, out of its order or not recorded yet. */
  public List<String> faults(Changelog changelog) {
    var now = sums(changelog);
    var recorded = read();
    var faults = new ArrayList<String>();
    recorded.forEach((name, sum) -> {
      @Nullable String current = now.get(name);
      if (current == null) {
        faults.add(name + " is recorded and gone; databases have it");
      } else if (!current.equals(sum)) {
        faults.add(
            name + " was altered; databases have it as it was, so that a new changeset is needed");
      }
    });
    var kept = now.keySet().stream().filter(recorded::containsKey).toList();
    if (faults.isEmpty() && !kept.equals(List.copyOf(recorded.keySet()))) {
      faults.add("the order of the recorded changesets has changed");
    }
    now.keySet().stream()
        .filter(name -> !recorded.containsKey(name))
        .forEach(
            name -> faults.add(name + " is not recorded; append: " + now.get(name) + " " + name));
    return faults;
  }

  /** Appends what is not recorded yet, and touches nothing else. */
  public void append(Changelog changelog) {
    var recorded = read();
    sums(changelog).forEach(recorded::putIfAbsent);
    var order = new ArrayList<String>();
    sums(changelog).keySet().forEach(name -> order.add(recorded.remove(name) + " " + name));
    recorded.forEach((name, sum) -> order.add(sum + " " + name));
    try {
      Files.write(file, order);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Map<String, String> sums(Changelog changelog) {
    var sums = new LinkedHashMap<String, String>();
    changelog.changesets().forEach(changeset -> sums.put(changeset.name(), changeset.checksum()));
    return sums;
  }

  private Map<String, String> read() {
    var recorded = new LinkedHashMap<String, String>();
    try {
      for (var line : Files.readAllLines(file)) {
        var parts = line.split(" ", 2);
        recorded.put(parts[parts.length - 1], parts[0]);
      }
      return recorded;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
