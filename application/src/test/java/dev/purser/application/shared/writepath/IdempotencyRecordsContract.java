package dev.purser.application.shared.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.writepath.IdempotencyRecords.Found;
import dev.purser.application.shared.writepath.IdempotencyRecords.NewRecord;
import dev.purser.application.shared.writepath.IdempotencyRecords.Stored;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keys are kept for ever and answered once.
 *
 * @param <O> an outcome that commands of the application have
 */
public abstract class IdempotencyRecordsContract<O> extends PortsContract {
  /** Long before every other record of the store. */
  private static final Instant LONG_AGO = Instant.parse("1999-12-31T23:59:59.000001Z");

  private static final List<LocatedRefusal> REFUSALS =
      List.of(
          new LocatedRefusal(
              "lines/0/quantity",
              new TestRefusal("out-of-stock", UNICODE, Figures.of("b", 3L).and("a", "x"))),
          new LocatedRefusal("", new TestRefusal("no-figures", "None.", Figures.NONE)));

  /** The type of an outcome that the records can keep. */
  protected abstract OutcomeType<O> outcomeType();

  /** One with everything in it. */
  protected abstract O outcome();

  @Test
  void findOutcomeAsItWasAdded() {
    var command = command();
    var outcome = outcome();

    add(record(command, new Stored.Outcome(outcomeType(), outcome)));

    var found = find(command);
    assertThat(found.commandId()).isEqualTo(command.id());
    assertThat(found.fingerprint()).isEqualTo(command.call().fingerprint());
    assertThat(found.resource()).isEqualTo(command.resource());
    assertThat(found.answer()).isEqualTo(new Stored.Outcome(outcomeType(), outcome));
  }

  @Test
  void findRefusalsAsTheyWereAdded() {
    var command = command();

    add(record(command, new Stored.Refusals(REFUSALS)));

    assertThat(told(find(command).answer())).isEqualTo(told(new Stored.Refusals(REFUSALS)));
  }

  @Test
  void findNothingUnderKeysThatNobodyUsed() {
    var known = command();
    var unknown = command();
    add(outcomeOf(known));

    var found = read(() -> ports().records().find(List.of(known.key(), unknown.key())));

    assertThat(found).containsOnlyKeys(known.key());
  }

  @Test
  void tellKeysApartByCallerOperationAndCase() {
    var lower = RecordedCommand.called(outcomeType(), "key-" + FreshIds.next() + "-abc");
    var upper = new IdempotencyKey("somebody", "record", lower.call().key().toUpperCase());
    var others = new IdempotencyKey("somebody else", "record", lower.call().key());
    var elsewhere = new IdempotencyKey("somebody", "another", lower.call().key());
    add(outcomeOf(lower));

    var found = read(() -> ports().records().find(List.of(lower.key(), upper, others, elsewhere)));

    assertThat(found).containsOnlyKeys(lower.key());
  }

  @Test
  void addSeveralAtOnce() {
    var commands = Stream.generate(this::command).limit(20).toList();

    var added = write(() -> ports().records().add(inOrder(commands)));

    var found = read(() -> ports().records().find(keys(commands)));
    assertThat(added).isEqualTo(commands.size());
    assertThat(found).containsOnlyKeys(keys(commands));
  }

  @Test
  void addFewerWhenKeyIsThereAlready() {
    var first = command();
    var again = RecordedCommand.called(outcomeType(), first.call().key());
    var other = command();
    add(outcomeOf(first));

    var added = write(() -> ports().records().add(inOrder(List.of(again, other))));

    assertThat(added).isEqualTo(1);
    assertThat(find(first).commandId()).isEqualTo(first.id());
  }

  @Test
  void forgetOldOutcomesButNeverTheirKeys() {
    var old = command();
    var recent = command();
    add(record(old, new Stored.Outcome(outcomeType(), outcome()), LONG_AGO));
    add(record(recent, new Stored.Outcome(outcomeType(), outcome()), LONG_AGO.plusSeconds(2)));

    var forgotten = forgetBefore(LONG_AGO.plusSeconds(1), 100);

    assertThat(forgotten).isEqualTo(1);
    assertThat(find(old).answer()).isNull();
    assertThat(find(old).fingerprint()).isEqualTo(old.call().fingerprint());
    assertThat(find(old).resource()).isEqualTo(old.resource());
    assertThat(find(recent).answer()).isNotNull();
    assertThat(forgetBefore(LONG_AGO.plusSeconds(3), 100)).isEqualTo(1);
  }

  @Test
  void neverForgetRefusals() {
    var refused = command();
    add(record(refused, new Stored.Refusals(REFUSALS), LONG_AGO));

    var forgotten = forgetBefore(LONG_AGO.plus(Duration.ofDays(1)), 100);

    assertThat(forgotten).isZero();
    assertThat(told(find(refused).answer())).isEqualTo(told(new Stored.Refusals(REFUSALS)));
  }

  @Test
  void forgetWhatTellsOfResources() {
    var told = command();
    var other = command();
    var refused = command();
    add(outcomeOf(told));
    add(outcomeOf(other));
    add(record(refused, new Stored.Refusals(REFUSALS)));

    change(() -> ports().records().forgetOutcomesOf(List.of(told.resource(), refused.resource())));

    assertThat(find(told).answer()).isNull();
    assertThat(find(told).fingerprint()).isEqualTo(told.call().fingerprint());
    assertThat(find(other).answer()).isNotNull();
    assertThat(find(refused).answer()).isNotNull();
  }

  @Test
  void forgetNoMoreThanTheyAreAskedTo() {
    var commands = Stream.generate(this::command).limit(5).toList();
    commands.forEach(
        old -> add(record(old, new Stored.Outcome(outcomeType(), outcome()), LONG_AGO)));

    var before = LONG_AGO.plusSeconds(1);

    assertThat(forgetBefore(before, 3)).isEqualTo(3);
    assertThat(forgetBefore(before, 3)).isEqualTo(2);
    assertThat(forgetBefore(before, 3)).isZero();
  }

  private RecordedCommand<O> command() {
    return RecordedCommand.of(outcomeType());
  }

  private NewRecord outcomeOf(Command<O> command) {
    return record(command, new Stored.Outcome(outcomeType(), outcome()));
  }

  private static NewRecord record(Command<?> command, Stored answer) {
    return record(command, answer, Moments.NOON);
  }

  private static NewRecord record(Command<?> command, Stored answer, Instant at) {
    return new NewRecord(command, answer, at);
  }

  private void add(NewRecord record) {
    assertThat(write(() -> ports().records().add(List.of(record)))).isEqualTo(1);
  }

  private Found find(Command<?> command) {
    return read(() -> ports().records().find(List.of(command.key()))).get(command.key());
  }

  private int forgetBefore(Instant instant, int limit) {
    return write(() -> ports().records().forgetOutcomesBefore(instant, limit));
  }

  private List<NewRecord> inOrder(List<? extends Command<O>> commands) {
    return commands.stream()
        .sorted(Comparator.comparing(Command::key))
        .map(this::outcomeOf)
        .toList();
  }

  private static List<IdempotencyKey> keys(List<? extends Command<?>> commands) {
    return commands.stream().map(Command::key).toList();
  }

  /** What a client is told, whatever class says it. */
  private static List<Told> told(Stored answer) {
    return switch (answer) {
      case Stored.Refusals refusals -> refusals.refusals().stream().map(Told::of).toList();
      case Stored.Outcome outcome -> throw new AssertionError("not refusals: " + outcome);
    };
  }

  private record TestRefusal(String code, String explanation, Figures figures) implements Refusal {}

  private record Told(String subject, String code, String explanation, List<Object> figures) {
    static Told of(LocatedRefusal located) {
      var refusal = located.refusal();
      return new Told(
          located.subject(),
          refusal.code(),
          refusal.explanation(),
          List.copyOf(refusal.figures().byName().entrySet()));
    }
  }
}
