package dev.purser.application.shared.writepath;

import dev.purser.application.shared.AuditRecord;
import dev.purser.application.shared.AuditRecord.Outcome;
import dev.purser.application.shared.InMemoryStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

  @Override
  public void forgetOutcomesOf(Collection<UUID> resources) {
    records
        .values()
        .filter(kept -> resources.contains(kept.command().resource()))
        .filter(kept -> kept.answer() instanceof Stored.Outcome)
        .toList()
        .forEach(kept ->
            records.update(kept.command().key(), new Kept(kept.command(), null, kept.at())));
  }

  /** What the audit tells of them. */
  public Stream<AuditRecord> told() {
    return records.values().map(InMemoryIdempotencyRecords::told);
  }

  private static AuditRecord told(Kept kept) {
    var command = kept.command();
    var actor = command.call().actor();
    return new AuditRecord(
        command.id(),
        kept.at(),
        actor.caller(),
        actor.role(),
        command.operation(),
        command.resource(),
        kept.refused() ? Outcome.REFUSED : Outcome.DONE);
  }

  /** Whether something is kept of the resource. */
  public boolean has(UUID resource) {
    return records.values().anyMatch(kept -> kept.command().resource().equals(resource));
  }

  /** Whether the key of a submission is kept. */
  public boolean hasCommand(UUID command) {
    return records.values().anyMatch(kept -> kept.command().id().equals(command));
  }

  private record Kept(Command<?> command, @Nullable Stored answer, Instant at) {
    boolean refused() {
      return answer instanceof Stored.Refusals;
    }
  }
}
