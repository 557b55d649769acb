package dev.purser.domain.customer;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record MachineClientId(UUID value) implements Identifier {}
