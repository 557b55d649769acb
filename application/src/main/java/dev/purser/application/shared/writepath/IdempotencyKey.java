package dev.purser.application.shared.writepath;

import java.util.Comparator;

/**
 * What makes a command happen at most once, for ever: the client's key within its caller and
 * operation. Ordered, so that all transactions write keys in the same order.
 */
public record IdempotencyKey(String caller, String operation, String key)
    implements Comparable<IdempotencyKey> {
  private static final Comparator<IdempotencyKey> ORDER =
      Comparator.comparing(IdempotencyKey::caller)
          .thenComparing(IdempotencyKey::operation)
          .thenComparing(IdempotencyKey::key);

  @Override
  public int compareTo(IdempotencyKey other) {
    return ORDER.compare(this, other);
  }
}
