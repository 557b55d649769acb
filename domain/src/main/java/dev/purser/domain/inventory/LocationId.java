package dev.purser.domain.inventory;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record LocationId(UUID value) implements Identifier {}
