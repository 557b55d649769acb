package dev.purser.domain.credit;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record HoldId(UUID value) implements Identifier {}
