package dev.purser.web.shared;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Identifier;
import dev.purser.domain.shared.Sku;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values that every feature has look on the wire; mappers use it. */
public final class ValueJson {
  private ValueJson() {}

  public static AmountJson json(Amount amount) {
    return AmountJson.of(amount);
  }

  public static UUID json(Identifier id) {
    return id.value();
  }

  public static String json(Sku sku) {
    return sku.value();
  }

  public static Map<String, @Nullable Object> json(Attributes attributes) {
    return attributes.entries();
  }
}
