package dev.purser.domain.catalog;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record CategoryId(UUID value) implements Identifier {}
