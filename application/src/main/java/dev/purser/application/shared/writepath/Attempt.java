package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Stopwatch;
import dev.purser.application.shared.writepath.IdempotencyRecords.Found;
import dev.purser.application.shared.writepath.IdempotencyRecords.NewRecord;
import dev.purser.application.shared.writepath.IdempotencyRecords.Stored;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One try at a batch, within one transaction: lock and load kind after kind, look the keys up,
 * decide one command after the other, write. Its verdicts count only once the transaction is
 * committed.
 */
final class Attempt {
  private final Kinds kinds;
  private final IdempotencyRecords records;
  private final CurrentResources currentResources;
  private final RefusalExplainer explainer;
  private final Clock clock;
  private final Stopwatch stopwatch;
  private final LockWait wait;

  private final Map<Pending<?>, Verdict> verdicts = new LinkedHashMap<>();
  private final List<Pending<?>> open;
  private final LoadedSet loaded = new LoadedSet();
  private final List<NewRecord> newRecords = new ArrayList<>();
  private final List<Unexplained> unexplained = new ArrayList<>(0);
  private Instant newestChange = Instant.MIN;

  Attempt(
      Kinds kinds,
      IdempotencyRecords records,
      CurrentResources currentResources,
      RefusalExplainer explainer,
      Clock clock,
      Stopwatch stopwatch,
      List<Pending<?>> batch,
      LockWait wait) {
    this.kinds = kinds;
    this.records = records;
    this.currentResources = currentResources;
    this.explainer = explainer;
    this.clock = clock;
    this.stopwatch = stopwatch;
    this.open = new ArrayList<>(batch);
    this.wait = wait;
  }

  /**
   * What came of each command; the caller's transaction makes it true.
   *
   * @throws TookTooLong when it is to be rolled back, since its time is too long past
   */
  Map<Pending<?>, Verdict> run() {
    for (var registration : kinds.inReadOrder()) {
      read(registration);
    }
    answerFromRecords();
    if (!open.isEmpty()) {
      var start = stopwatch.nanos();
      decideAll(later(clock.now(), newestChange));
      write();
      requireWithinLimit(stopwatch.nanos() - start);
    }
    return verdicts;
  }

  private static void requireWithinLimit(long nanos) {
    if (nanos > WritePath.LONGEST_ATTEMPT.toNanos()) {
      throw new TookTooLong();
    }
  }

  private <K, V> void read(Registration<K, V> registration) {
    var kind = registration.kind();
    var keys = needsOf(kind, open);
    if (keys.isEmpty()) {
      return;
    }
    switch (registration.source()) {
      case Source.Readable<K, V> readable -> loaded.load(kind, readable.load(keys));
      case Source.Child<K, V> child -> loaded.load(kind, child.load(keys));
      case Source.Lockable<K, V> lockable -> lockAndLoad(kind, lockable, keys);
      case Source.Appendable<K, V> _ -> throw new IllegalStateException(kind + " is not read");
    }
  }

  /** Two statements: one that waited for a row does not see what was committed beside it. */
  private <K, V> void lockAndLoad(Kind<K, V> kind, Source.Lockable<K, V> source, Set<K> keys) {
    var locked = source.lock(keys, wait);
    var rows = source.load(keys);
    var missed = new HashSet<Object>();
    rows.forEach((key, row) -> {
      if (!source.needsLock(row)) {
        return;
      }
      if (locked.contains(key)) {
        newestChange = later(newestChange, source.changedAt(row));
      } else {
        missed.add(key);
      }
    });
    loaded.load(kind, rows);
    if (!missed.isEmpty()) {
      leaveOutThoseWhoNeed(kind, missed);
    }
  }

  private void leaveOutThoseWhoNeed(Kind<?, ?> kind, Set<Object> missed) {
    open.removeIf(pending -> {
      var needed = needsOf(kind, List.of(pending));
      needed.retainAll(missed);
      if (needed.isEmpty()) {
        return false;
      }
      verdicts.put(pending, new Verdict.Missed(needed.iterator().next()));
      return true;
    });
  }

  private <K> Set<K> needsOf(Kind<K, ?> kind, List<Pending<?>> pendings) {
    return Needs.of(kind, loaded, pendings.stream().map(Pending::command));
  }

  private void answerFromRecords() {
    if (open.isEmpty()) {
      return;
    }
    var found = records.find(open.stream().map(Pending::key).sorted().toList());
    open.removeIf(pending -> {
      var record = found.get(pending.key());
      if (record == null) {
        return false;
      }
      verdicts.put(pending, new Verdict.Answered(answerFrom(record, pending.command())));
      return true;
    });
  }

  private <O> Reply<O> answerFrom(Found record, Command<O> command) {
    if (!record.fingerprint().equals(command.call().fingerprint())) {
      return new Reply.KeyReused<>();
    }
    var replayed = !record.commandId().equals(command.id());
    var type = command.outcomeType();
    return switch (record.answer()) {
      case Stored.Outcome outcome -> told(type.type().cast(outcome.value()), replayed, command);
      case Stored.Refusals refusals -> new Reply.Refused<>(refusals.refusals(), replayed);
      case null ->
          currentResources
              .find(type, record.resource())
              .map(current -> told(current, replayed, command))
              .orElseGet(Reply.NotFound::new);
    };
  }

  /** With a key of its own, the command is refused like any other that its actor may not give. */
  private <O> Reply<O> told(O outcome, boolean replayed, Command<O> command) {
    return command.mayTell(loaded, outcome)
        ? new Reply.Done<>(outcome, replayed)
        : new Reply.KeyReused<>();
  }

  private void decideAll(Instant now) {
    for (var pending : open) {
      decide(pending, pending.command(), now);
    }
    if (!unexplained.isEmpty()) {
      explain();
    }
  }

  private <O> void decide(Pending<?> pending, Command<O> command, Instant now) {
    try {
      switch (command.decide(loaded, now)) {
        case Decision.Accepted<O>(var outcome, var changes) -> {
          var inside = command.refusalsIn(outcome);
          loaded.apply(changes);
          if (inside.isEmpty()) {
            done(pending, command, outcome, now);
          } else {
            unexplained.add(
                new Unexplained(inside, told -> doneInPart(pending, command, outcome, told, now)));
          }
        }
        case Decision.Refused<O>(var refusals) ->
            unexplained.add(
                new Unexplained(refusals, told -> refused(pending, command, told, now)));
        case Decision.NotFound<O> _ ->
            verdicts.put(pending, new Verdict.Answered(new Reply.NotFound<>()));
        case Decision.Stale<O> _ ->
            verdicts.put(pending, new Verdict.Answered(new Reply.Stale<>()));
      }
    } catch (RefusedException refusal) {
      var alone = List.of(new LocatedRefusal("", refusal.refusal()));
      unexplained.add(new Unexplained(alone, told -> refused(pending, command, told, now)));
    } catch (RuntimeException unforeseen) {
      verdicts.put(pending, new Verdict.Failed(unforeseen));
    }
  }

  /** What was refused of a command, and what is done once that is explained. */
  private record Unexplained(
      List<LocatedRefusal> refusals, Consumer<List<LocatedRefusal>> whenExplained) {}

  /**
   * All refusals of the batch at once, so that the number of statements does not grow with them.
   */
  private void explain() {
    var all = unexplained.stream().flatMap(one -> one.refusals().stream()).toList();
    var explained = explainer.explain(loaded, all).iterator();
    for (var one : unexplained) {
      one.whenExplained().accept(one.refusals().stream().map(_ -> explained.next()).toList());
    }
  }

  private <O> void done(Pending<?> pending, Command<O> command, O outcome, Instant now) {
    keep(command, new Stored.Outcome(command.outcomeType(), outcome), now);
    verdicts.put(pending, new Verdict.Answered(new Reply.Done<>(outcome, false)));
  }

  private <O> void doneInPart(
      Pending<?> pending, Command<O> command, O outcome, List<LocatedRefusal> told, Instant now) {
    var telling = command.telling(outcome, told);
    loaded.apply(telling.changes());
    done(pending, command, telling.outcome(), now);
  }

  private void refused(
      Pending<?> pending, Command<?> command, List<LocatedRefusal> told, Instant now) {
    keep(command, new Stored.Refusals(told), now);
    verdicts.put(pending, new Verdict.Answered(new Reply.Refused<>(told, false)));
  }

  private void keep(Command<?> command, Stored answer, Instant now) {
    newRecords.add(new NewRecord(command, answer, now));
  }

  private void write() {
    if (newRecords.isEmpty()) {
      return;
    }
    newRecords.sort(Comparator.comparing(record -> record.command().key()));
    if (records.add(Collections.unmodifiableList(newRecords)) < newRecords.size()) {
      throw new KeysTaken();
    }
    for (var registration : kinds.inWriteOrder()) {
      write(registration);
    }
  }

  private <K, V> void write(Registration<K, V> registration) {
    var created = loaded.createdOf(registration.kind());
    var updated = loaded.updatedOf(registration.kind());
    switch (registration.source()) {
      case Source.Appendable<K, V> appendable -> {
        if (!created.isEmpty()) {
          appendable.append(created);
        }
      }
      case Source.Writable<K, V> writable -> {
        if (!created.isEmpty()) {
          writable.insert(created);
        }
        if (!updated.isEmpty()) {
          writable.update(updated);
        }
      }
      case Source.Readable<K, V> _ ->
          throw new IllegalStateException(registration.kind() + " is not written");
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Whoever was told of the past meanwhile was not told of what this would date there. */
  static final class TookTooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TookTooLong() {
      super("the batch took longer than it may", null, false, false);
    }
  }

  /** Another transaction has committed one of the batch's keys: its answer is there to be read. */
  static final class KeysTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysTaken() {
      super("a key of the batch was taken meanwhile", null, false, false);
    }
  }
}
