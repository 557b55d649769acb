package dev.purser.application.shared.writepath;

import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of all commands that were ever answered, and for 30 days their answers. */
public interface IdempotencyRecords {

  /** The records there are under these keys, committed before now. */
  Map<IdempotencyKey, Found> find(Collection<IdempotencyKey> keys);

  /**
   * Adds records in the order given, which is that of their keys.
   *
   * @return how many were added: fewer when another transaction has committed one of the keys
   */
  int add(List<NewRecord> records);

  /**
   * Forgets the outcomes (never the keys, never refusals) of records made before the instant.
   *
   * @param limit how many at the most
   * @return how many were forgotten; fewer than the limit when there are no more
   */
  int forgetOutcomesBefore(Instant instant, int limit);

  /**
   * Forgets the outcomes (never the keys, never refusals) that tell of these resources, whatever
   * their age.
   */
  void forgetOutcomesOf(Collection<UUID> resources);

  /** A command that is decided and about to be durable. */
  record NewRecord(Command<?> command, Stored answer, Instant at) {}

  /**
   * A record as it was found.
   *
   * @param answer null when it is no longer kept
   */
  record Found(UUID commandId, Fingerprint fingerprint, UUID resource, @Nullable Stored answer) {}

  /** The answer as kept. */
  sealed interface Stored {
    record Outcome(OutcomeType<?> type, Object value) implements Stored {}

    record Refusals(List<LocatedRefusal> refusals) implements Stored {}
  }
}
