package dev.purser.application.shared.writepath;

import static dev.purser.application.shared.writepath.Engine.pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Adding.Decides;
import dev.purser.application.shared.writepath.Adding.TooMany;
import dev.purser.application.shared.writepath.IdempotencyRecords.Stored;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptTest {
  private final Engine engine = new Engine();

  @Test
  void writesWhatCommandDecides() {
    var command = Adding.to("a", "b");

    var verdict = attempt(command);

    var outcome = new Tally("a", 1, Moments.NOON);
    assertThat(verdict).isEqualTo(done(outcome));
    assertThat(engine.tally("a")).contains(outcome);
    assertThat(engine.tally("b")).contains(new Tally("b", 1, Moments.NOON));
    assertThat(engine.recordOf(command).orElseThrow().answer())
        .isEqualTo(new Stored.Outcome(Tally.TYPE, outcome));
  }

  @Test
  void letsCommandsSeeWhatThoseBeforeThemDid() {
    var commands = List.of(pending(Adding.to("a")), pending(Adding.to("a", "b")));
    var last = pending(Adding.to("b", "a"));

    var verdicts = engine.attempt(commands.getFirst(), commands.getLast(), last);

    assertThat(verdicts.values())
        .containsExactly(
            done(new Tally("a", 1, Moments.NOON)),
            done(new Tally("a", 2, Moments.NOON)),
            done(new Tally("b", 2, Moments.NOON)));
    assertThat(engine.valueOf("a")).isEqualTo(3);
  }

  @Test
  void writesEveryTallyOnceHoweverManyCommandsChangeIt() {
    attempt(Adding.to("old"));
    engine.tallies.writes().clear();

    var _ =
        engine.attempt(
            pending(Adding.to("old")), pending(Adding.to("new")), pending(Adding.to("old", "new")));

    assertThat(engine.tallies.writes()).containsExactly(List.of("new"), List.of("old"));
  }

  @Test
  void leavesNothingOfRefusedCommandButItsKey() {
    var refused = Adding.to("a").deciding(Decides.TO_REFUSE);

    var verdict = attempt(refused);

    assertThat(verdict)
        .isEqualTo(new Verdict.Answered(new Reply.Refused<>(Adding.REFUSALS, false)));
    assertThat(engine.tally("a")).isEmpty();
    assertThat(engine.recordOf(refused).orElseThrow().answer())
        .isEqualTo(new Stored.Refusals(Adding.REFUSALS));
  }

  @Test
  void refusesCommandAsAWholeForWhatItsDecisionThrows() {
    var refused = pending(Adding.to("a").deciding(Decides.THAT_ALL_OF_IT_IS_REFUSED));
    var other = pending(Adding.to("a"));

    var verdicts = engine.attempt(refused, other);

    var reasons = List.of(new LocatedRefusal("", new TooMany(3)));
    assertThat(verdicts.get(refused))
        .isEqualTo(new Verdict.Answered(new Reply.Refused<>(reasons, false)));
    assertThat(engine.recordOf(refused.command()).orElseThrow().answer())
        .isEqualTo(new Stored.Refusals(reasons));
    assertThat(verdicts.get(other)).isEqualTo(done(new Tally("a", 1, Moments.NOON)));
  }

  @Test
  void showsWhatIsNotedToLaterCommandsAndWritesItNot() {
    var noting = pending(Adding.to("a").deciding(Decides.TO_NOTE_ONLY));
    var reading = pending(Adding.to("b", "a"));

    var verdicts = engine.attempt(pending(Adding.to("a")), noting);
    var written = engine.valueOf("a");
    var _ = engine.attempt(pending(Adding.to("a").deciding(Decides.TO_NOTE_ONLY)), reading);

    assertThat(verdicts.get(noting)).isEqualTo(done(new Tally("a", 100, Moments.NOON)));
    assertThat(written).isEqualTo(1);
    assertThat(engine.valueOf("a")).isEqualTo(101);
  }

  @Test
  void explainsAllRefusalsOfBatchAtOnceWhetherInOutcomesOrInsteadOfThem() {
    var asked = new ArrayList<List<LocatedRefusal>>();
    engine.explainer =
        (decided, refusals) -> {
          asked.add(refusals);
          var value = decided.changed(Tally.TALLIES).get("a").value();
          return refusals.stream()
              .map(told -> new LocatedRefusal(told.subject(), new TooMany(value)))
              .toList();
        };
    var refused = pending(Adding.to("a").deciding(Decides.TO_REFUSE));
    var partly = pending(Adding.to("a").deciding(Decides.TO_ADD_AND_TELL_REFUSALS));
    var added = pending(Adding.to("b"));

    var verdicts = engine.attempt(refused, partly, added);

    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst()).hasSize(2 * Adding.REFUSALS.size());
    var explained =
        List.of(
            new LocatedRefusal("amount", new TooMany(1)), new LocatedRefusal("", new TooMany(1)));
    assertThat(verdicts.get(refused))
        .isEqualTo(new Verdict.Answered(new Reply.Refused<>(explained, false)));
    var telling = new Tally("a", 1 + 1 + 1, Moments.NOON);
    assertThat(verdicts.get(partly)).isEqualTo(done(telling));
    assertThat(engine.recordOf(partly.command()).orElseThrow().answer())
        .isEqualTo(new Stored.Outcome(Tally.TYPE, telling));
    assertThat(engine.tally("a")).contains(telling);
    assertThat(verdicts.get(added)).isEqualTo(done(new Tally("b", 1, Moments.NOON)));
  }

  @Test
  void asksNobodyToExplainWhereNothingIsRefused() {
    engine.explainer =
        (decided, refusals) -> {
          throw new AssertionError(refusals);
        };

    var verdict = attempt(Adding.to("a"));

    assertThat(verdict).isEqualTo(done(new Tally("a", 1, Moments.NOON)));
  }

  @Test
  void leavesNothingOfCommandThatFindsNothing() {
    var command = Adding.to("a").deciding(Decides.THAT_THERE_IS_NOTHING);

    var verdict = attempt(command);

    assertThat(verdict).isEqualTo(new Verdict.Answered(new Reply.NotFound<>()));
    assertThat(engine.recordOf(command)).isEmpty();
  }

  @Test
  void failsOnlyTheCommandWhoseDecisionFails() {
    var before = pending(Adding.to("a"));
    var failing = pending(Adding.to("a").deciding(Decides.NOTHING_BUT_FAILS));
    var after = pending(Adding.to("a"));

    var verdicts = engine.attempt(before, failing, after);

    assertThat(verdicts.get(failing)).isInstanceOf(Verdict.Failed.class);
    assertThat(verdicts.get(after)).isEqualTo(done(new Tally("a", 2, Moments.NOON)));
    assertThat(engine.valueOf("a")).isEqualTo(2);
    assertThat(engine.recordOf(failing.command())).isEmpty();
  }

  @Test
  void answersFromRecordWhenKeyWasUsedForSameRequest() {
    var first = Adding.to("a");
    attempt(first);
    attempt(Adding.to("a"));

    var verdict = attempt(first.again());

    assertThat(verdict)
        .isEqualTo(new Verdict.Answered(new Reply.Done<>(new Tally("a", 1, Moments.NOON), true)));
    assertThat(engine.valueOf("a")).isEqualTo(2);
  }

  @Test
  void answersRefusalFromRecordThoughItWouldNoLongerBeRefused() {
    var refused = Adding.to("a").deciding(Decides.TO_REFUSE);
    attempt(refused);

    var verdict = attempt(refused.again().deciding(Decides.TO_ADD));

    assertThat(verdict).isEqualTo(new Verdict.Answered(new Reply.Refused<>(Adding.REFUSALS, true)));
    assertThat(engine.tally("a")).isEmpty();
  }

  @Test
  void doesNotCallItReplayedWhenTheSameSubmissionIsRunAgain() {
    var command = Adding.to("a");
    attempt(command);

    var verdict = attempt(command);

    assertThat(verdict).isEqualTo(done(new Tally("a", 1, Moments.NOON)));
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void tellsWhenKeyWasUsedForAnotherRequest() {
    var key = "a-key-of-16-characters";
    attempt(Adding.to("a").under(Calls.aCall(key, "one")));

    var verdict = attempt(Adding.to("a").under(Calls.aCall(key, "another")));

    assertThat(verdict).isEqualTo(new Verdict.Answered(new Reply.KeyReused<>()));
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void answersWithCurrentResourceWhenOutcomeIsNoLongerKept() {
    var command = Adding.to("a");
    attempt(command);
    forgetOutcomes();
    var become = new Tally("a", 77, Moments.EVENING);
    engine.current.put(command.resource(), become);

    var verdict = attempt(command.again());

    assertThat(verdict).isEqualTo(new Verdict.Answered(new Reply.Done<>(become, true)));
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void findsNothingWhenNeitherOutcomeNorResourceIsLeft() {
    var command = Adding.to("a");
    attempt(command);
    forgetOutcomes();

    var verdict = attempt(command.again());

    assertThat(verdict).isEqualTo(new Verdict.Answered(new Reply.NotFound<>()));
    assertThat(engine.valueOf("a")).isEqualTo(1);
  }

  @Test
  void leavesOutThoseWhoseRowSomebodyElseHolds() {
    attempt(Adding.to("held"));
    engine.store.holdAsRival("held");
    var blocked = pending(Adding.to("free", "held"));
    var other = pending(Adding.to("free"));

    var verdicts = engine.attempt(blocked, other);

    assertThat(verdicts.get(blocked)).isEqualTo(new Verdict.Missed("held"));
    assertThat(verdicts.get(other)).isEqualTo(done(new Tally("free", 1, Moments.NOON)));
    assertThat(engine.recordOf(blocked.command())).isEmpty();
    assertThat(engine.valueOf("held")).isEqualTo(1);
  }

  @Test
  void takesTimeFromNewestRowWhenClockIsBehind() {
    engine.clock.set(Moments.EVENING);
    attempt(Adding.to("late"));
    engine.clock.set(Moments.MORNING);

    attempt(Adding.to("early"));
    attempt(Adding.to("late", "early"));

    assertThat(engine.tally("late").orElseThrow().changedAt()).isEqualTo(Moments.EVENING);
    assertThat(engine.tally("early").orElseThrow().changedAt()).isEqualTo(Moments.EVENING);
  }

  @Test
  void takesTimeFromClockWhenRowsAreOlder() {
    attempt(Adding.to("a"));
    engine.clock.advance(Duration.ofSeconds(1));

    attempt(Adding.to("a"));

    assertThat(engine.tally("a").orElseThrow().changedAt()).isEqualTo(Moments.NOON.plusSeconds(1));
  }

  @Test
  void isToldThatAnotherTransactionTookOneOfItsKeys() {
    var command = Adding.to("a");
    var taken = new TakenMeanwhile(engine.records);
    var attempt =
        new Attempt(
            new Kinds(List.of(new Registration<>(Tally.TALLIES, engine.tallies))),
            taken,
            CurrentResources.of(List.of()),
            RefusalExplainer.NONE,
            engine.clock,
            System::nanoTime,
            List.of(pending(command)),
            LockWait.SKIP);

    assertThatThrownBy(() -> engine.plain.write(attempt::run))
        .isInstanceOf(Attempt.KeysTaken.class);

    assertThat(engine.tally("a")).isEmpty();
  }

  @CanIgnoreReturnValue
  private Verdict attempt(Command<Tally> command) {
    var pending = pending(command);
    return engine.attempt(pending).get(pending);
  }

  private void forgetOutcomes() {
    var forgotten =
        engine.plain.write(() -> engine.records.forgetOutcomesBefore(Moments.EVENING, 100));
    assertThat(forgotten).isPositive();
  }

  private static Verdict done(Tally outcome) {
    return new Verdict.Answered(new Reply.Done<>(outcome, false));
  }
}
