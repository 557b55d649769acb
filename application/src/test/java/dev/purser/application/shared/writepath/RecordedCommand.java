package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Actor;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A command that is only there to be recorded. */
public record RecordedCommand<O>(UUID id, Call call, OutcomeType<O> outcomeType, UUID resource)
    implements Command<O> {

  public static <O> RecordedCommand<O> of(OutcomeType<O> type) {
    return called(type, "key-" + FreshIds.next());
  }

  public static <O> RecordedCommand<O> called(OutcomeType<O> type, String key) {
    var actor = new Actor("somebody", Role.CUSTOMER);
    var call = new Call(actor, key, Fingerprint.of(new byte[32]));
    return new RecordedCommand<>(FreshIds.next(), call, type, FreshIds.next());
  }

  @Override
  public String operation() {
    return "record";
  }

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public Collection<?> claims() {
    return List.of();
  }

  @Override
  public void needs(WorkingSet known, Needs needs) {
    throw new IllegalStateException("not to be carried out");
  }

  @Override
  public Decision<O> decide(WorkingSet loaded, Instant now) {
    throw new IllegalStateException("not to be carried out");
  }
}
