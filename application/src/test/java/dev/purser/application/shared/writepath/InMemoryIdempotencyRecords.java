package dev.purser.application.shared.writepath;

import dev.purser.application.shared.InMemoryStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys and answers in memory. */
public final class InMemoryIdempotencyRecords implements IdempotencyRecords {
  private final InMemoryStore.Table<IdempotencyKey, Kept> records;

  public InMemoryIdempotencyRecords(InMemoryStore store) {
    this.records = store.table("idempotency records");
  }

  @Override
  public Map<IdempotencyKey, Found> find(Collection<IdempotencyKey> keys) {
    var found = new HashMap<IdempotencyKey, Found>();
    records
        .findAll(keys)
        .forEach((key, kept) -> {
          var command = kept.command();
          found.put(
              key,
              new Found(
                  command.id(), command.call().fingerprint(), command.resource(), kept.answer()));
        });
    return found;
  }

  @Override
  public int add(List<NewRecord> added) {
    var number = 0;
    for (var record : added) {
      var key = record.command().key();
      if (records.find(key).isEmpty()) {
        records.insert(key, new Kept(record.command(), record.answer(), record.at()));
        number++;
      }
    }
    return number;
  }

  @Override
  public int forgetOutcomesBefore(Instant instant, int limit) {
    var old =
        records
            .values()
            .filter(kept -> kept.at().isBefore(instant))
            .filter(kept -> kept.answer() instanceof Stored.Outcome)
            .sorted(Comparator.comparing(kept -> kept.command().id()))
            .limit(limit)
            .toList();
    old.forEach(
        kept -> records.update(kept.command().key(), new Kept(kept.command(), null, kept.at())));
    return old.size();
  }

  /** Whether something is kept of the resource. */
  public boolean has(UUID resource) {
    return records.values().anyMatch(kept -> kept.command().resource().equals(resource));
  }

  private record Kept(Command<?> command, @Nullable Stored answer, Instant at) {}
}
