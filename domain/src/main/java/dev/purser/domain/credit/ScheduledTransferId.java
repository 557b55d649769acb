package dev.purser.domain.credit;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

/** The identity of a scheduled transfer. */
public record ScheduledTransferId(UUID value) implements Identifier {}
