package dev.purser.application.credit;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Tells until when holds are kept that have no deadline of their own, since somebody else owns
 * them: how whoever explains an account knows, without credit knowing the owners.
 */
public interface HoldDeadlines {
  /** The deadlines of those owners that have one; absent for the rest. */
  Map<UUID, Instant> of(Collection<UUID> owners);
}
