package dev.purser.application.shared.writepath;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.InMemoryTransactions;
import dev.purser.application.shared.SettableClock;
import dev.purser.application.shared.Stopwatch;
import dev.purser.application.shared.writepath.IdempotencyRecords.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The parts of the write path over tallies, for tests to put together. */
final class Engine {
  final InMemoryStore store = new InMemoryStore();
  final InMemoryTransactions plain = new InMemoryTransactions(store);
  final RiggedTransactions transactions = new RiggedTransactions(plain);
  final InMemoryIdempotencyRecords records = new InMemoryIdempotencyRecords(store);
  final SettableClock clock = new SettableClock();
  final Tallies tallies = new Tallies(store);

  /** What resources have become since. */
  final Map<UUID, Tally> current = new ConcurrentHashMap<>();

  /** What tells more of refusals. */
  RefusalExplainer explainer = RefusalExplainer.NONE;

  /** What the write path was seen to do. */
  final RecordingObserver observer = new RecordingObserver();

  private final List<Registration<?, ?>> registrations =
      List.of(new Registration<>(Tally.TALLIES, tallies));

  WritePath start(WritePathSettings settings) {
    return WritePath.start(
        settings,
        registrations,
        records,
        resources(),
        explainer,
        transactions,
        clock,
        System::nanoTime,
        observer);
  }

  BatchRunner runner(BatchRunner.Answers answers, Stopwatch stopwatch) {
    return new BatchRunner(
        transactions,
        (batch, wait) -> attempt(batch, wait, stopwatch),
        answers,
        stopwatch,
        observer);
  }

  /** Tries a batch in a transaction that goes well. */
  Map<Pending<?>, Verdict> attempt(Pending<?>... batch) {
    return plain.write(() -> attempt(List.of(batch), LockWait.SKIP, System::nanoTime).run());
  }

  private Attempt attempt(List<Pending<?>> batch, LockWait wait, Stopwatch stopwatch) {
    return new Attempt(
        new Kinds(registrations), records, resources(), explainer, clock, stopwatch, batch, wait);
  }

  long valueOf(String tally) {
    return tally(tally).map(Tally::value).orElse(0L);
  }

  Optional<Tally> tally(String name) {
    return Optional.ofNullable(plain.read(() -> tallies.load(Set.of(name))).get(name));
  }

  Optional<Found> recordOf(Command<?> command) {
    var key = command.key();
    return Optional.ofNullable(plain.read(() -> records.find(List.of(key))).get(key));
  }

  private CurrentResources resources() {
    return CurrentResources.of(
        List.of(new ResourceReader<>(Tally.TYPE, id -> Optional.ofNullable(current.get(id)))));
  }

  static Pending<Tally> pending(Command<Tally> command) {
    return new Pending<>(command, 0, Long.MAX_VALUE / 2, null);
  }
}
