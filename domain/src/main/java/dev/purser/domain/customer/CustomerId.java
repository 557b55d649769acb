package dev.purser.domain.customer;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record CustomerId(UUID value) implements Identifier {}
