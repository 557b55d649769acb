package dev.purser.domain.credit;

import dev.purser.domain.shared.Identifier;
import java.util.UUID;

public record AssetId(UUID value) implements Identifier {}
