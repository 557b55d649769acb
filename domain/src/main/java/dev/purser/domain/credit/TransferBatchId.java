package dev.purser.domain.credit;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

/** The identity of a batch of transfers. */
public record TransferBatchId(UUID value) implements Identifier {}
