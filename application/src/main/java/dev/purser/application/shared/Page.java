package dev.purser.application.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list and where the next ones begin.
 *
 * @param next the position after the last item; null at the end
 */
public record Page<T, P>(List<T> items, @Nullable P next) {
  public static final int MAX_LIMIT = 200;
  public static final int DEFAULT_LIMIT = 50;

  public Page {
    items = List.copyOf(items);
  }
}
