package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.ordering.OrderingKinds;
import dev.purser.application.shared.AuditRecord.Outcome;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.shared.writepath.IdempotencyRecords.NewRecord;
import dev.purser.application.shared.writepath.IdempotencyRecords.Stored;
import dev.purser.application.shared.writepath.RecordedCommand;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderBuilder;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The audit tells of both kinds of writes, newest first, whatever the order of their ids. */
public abstract class AuditLogContract extends PortsContract {
  private static final Instant NINE = Instant.parse("2026-03-14T09:00:00.000001Z");
  private static final Instant TEN = Instant.parse("2026-03-14T10:00:00.000001Z");
  private static final Instant ELEVEN = Instant.parse("2026-03-14T11:00:00.000001Z");

  private final Actor somebody = new Actor(FreshIds.next().toString(), Role.SUPPORT);

  @Test
  void tellsOfBothKindsNewestFirst() {
    var last = added(somebody, ELEVEN, "change-customer");
    var first = added(somebody, NINE, "sign-up");
    var between = recorded(somebody, TEN, outcome());

    var told = list(of(somebody), null, 10);

    assertThat(told)
        .containsExactly(
            new AuditRecord(
                last.id(),
                ELEVEN,
                somebody.caller(),
                Role.SUPPORT,
                "change-customer",
                last.resource(),
                Outcome.DONE),
            new AuditRecord(
                between.id(),
                TEN,
                somebody.caller(),
                Role.SUPPORT,
                "record",
                between.resource(),
                Outcome.DONE),
            new AuditRecord(
                first.id(),
                NINE,
                somebody.caller(),
                Role.SUPPORT,
                "sign-up",
                first.resource(),
                Outcome.DONE));
  }

  @Test
  void tellsOfCommandsThatWereRefused() {
    var refusal = new LocatedRefusal("", new ValueRefusal.QuantityOutOfRange(0));
    var refused = recorded(somebody, TEN, new Stored.Refusals(List.of(refusal)));

    assertThat(list(of(somebody), null, 10))
        .singleElement()
        .satisfies(told -> assertThat(told.outcome()).isEqualTo(Outcome.REFUSED))
        .satisfies(told -> assertThat(told.id()).isEqualTo(refused.id()));
  }

  @Test
  void tellsOfCommandsWhoseAnswersAreForgotten() {
    var command = recorded(somebody, TEN, outcome());
    change(() -> ports().records().forgetOutcomesOf(List.of(command.resource())));

    assertThat(list(of(somebody), null, 10))
        .extracting(AuditRecord::outcome)
        .containsExactly(Outcome.DONE);
  }

  @Test
  void tellsOfWhoeverHadNotSaidWhoTheyAre() {
    var entry = added(Actor.ANONYMOUS, TEN, "sign-up");

    assertThat(list(new WantedAudit(null, null, entry.resource(), null, null), null, 10))
        .singleElement()
        .satisfies(told -> assertThat(told.caller()).isEqualTo(Actor.ANONYMOUS.caller()))
        .satisfies(told -> assertThat(told.role()).isNull());
  }

  @Test
  void tellsWhatIsWantedAndNothingElse() {
    var entry = added(somebody, NINE, "sign-up");
    var command = recorded(somebody, TEN, outcome());
    var other = new Actor(FreshIds.next().toString(), Role.ADMIN);
    var others = added(other, TEN, "sign-up");
    var caller = somebody.caller();

    assertThat(ids(of(other))).containsExactly(others.id());
    assertThat(ids(new WantedAudit(caller, "sign-up", null, null, null)))
        .containsExactly(entry.id());
    assertThat(ids(new WantedAudit(caller, "record", null, null, null)))
        .containsExactly(command.id());
    assertThat(ids(new WantedAudit(null, null, command.resource(), null, null)))
        .containsExactly(command.id());
    assertThat(ids(new WantedAudit(null, null, entry.resource(), null, null)))
        .containsExactly(entry.id());
    assertThat(ids(new WantedAudit(caller, null, null, TEN, null))).containsExactly(command.id());
    assertThat(ids(new WantedAudit(caller, null, null, null, TEN))).containsExactly(entry.id());
    assertThat(ids(new WantedAudit(caller, null, null, NINE, ELEVEN)))
        .containsExactly(command.id(), entry.id());
    assertThat(ids(new WantedAudit(caller, "record", entry.resource(), NINE, ELEVEN))).isEmpty();
  }

  @Test
  void goesThroughWhatHasOneInstantWithoutLosingOrRepeating() {
    var expected = new ArrayList<UUID>();
    for (var i = 0; i < 3; i++) {
      expected.add(added(somebody, TEN, "sign-up").id());
      expected.add(recorded(somebody, TEN, outcome()).id());
    }

    var seen = new ArrayList<UUID>();
    @Nullable AuditPosition before = null;
    for (var page = 0; page < 3; page++) {
      var told = list(of(somebody), before, 2);
      told.forEach(one -> seen.add(one.id()));
      before = AuditPosition.of(told.getLast());
    }

    assertThat(seen).containsExactlyElementsOf(expected.reversed());
    assertThat(list(of(somebody), before, 2)).isEmpty();
  }

  private AuditEntry added(Actor actor, Instant at, String action) {
    var entry = new AuditEntry(FreshIds.next(), at, actor, action, FreshIds.next());
    change(() -> ports().audit().addAll(List.of(entry)));
    return entry;
  }

  private RecordedCommand<Order> recorded(Actor actor, Instant at, Stored answer) {
    var call = new Call(actor, "key-" + FreshIds.next(), Calls.fingerprint("a request"));
    var command =
        new RecordedCommand<>(FreshIds.next(), call, OrderingKinds.ORDER, FreshIds.next());
    var _ = write(() -> ports().records().add(List.of(new NewRecord(command, answer, at))));
    return command;
  }

  private static Stored outcome() {
    return new Stored.Outcome(OrderingKinds.ORDER, OrderBuilder.anOrder().build());
  }

  private static WantedAudit of(Actor actor) {
    return new WantedAudit(actor.caller(), null, null, null, null);
  }

  private List<UUID> ids(WantedAudit wanted) {
    return list(wanted, null, 100).stream().map(AuditRecord::id).toList();
  }

  private List<AuditRecord> list(WantedAudit wanted, @Nullable AuditPosition before, int limit) {
    return read(() -> ports().audit().list(wanted, before, limit));
  }
}
