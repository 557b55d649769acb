package dev.purser.domain.customer;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record SessionId(UUID value) implements Identifier {}
