package dev.purser.persistence.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.purser.application.shared.Ids;
import java.util.UUID;

/** UUIDs of version 7. */
final class TimeOrderedIds implements Ids {
  private final TimeBasedEpochRandomGenerator generator =
      Generators.timeBasedEpochRandomGenerator();

  @Override
  public UUID next() {
    return generator.generate();
  }
}
