package dev.purser.domain.ordering;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record OrderLineId(UUID value) implements Identifier {}
