package dev.purser.application.shared.writepath;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records of which one was committed by somebody else between looking and adding. */
record TakenMeanwhile(IdempotencyRecords records) implements IdempotencyRecords {

  @Override
  public Map<IdempotencyKey, Found> find(Collection<IdempotencyKey> keys) {
    return records.find(keys);
  }

  @Override
  public int add(List<NewRecord> added) {
    return records.add(added) - 1;
  }

  @Override
  public int forgetOutcomesBefore(Instant instant, int limit) {
    return records.forgetOutcomesBefore(instant, limit);
  }

  @Override
  public void forgetOutcomesOf(Collection<UUID> resources) {
    records.forgetOutcomesOf(resources);
  }
}
