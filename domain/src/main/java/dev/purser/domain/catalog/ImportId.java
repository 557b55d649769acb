package dev.purser.domain.catalog;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record ImportId(UUID value) implements Identifier {}
