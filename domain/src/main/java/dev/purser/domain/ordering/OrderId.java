package dev.purser.domain.ordering;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record OrderId(UUID value) implements Identifier {}
