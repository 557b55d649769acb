package dev.purser.domain.ordering;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record ReturnId(UUID value) implements Identifier {}
