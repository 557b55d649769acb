package dev.purser.application.shared.writepath;

import java.util.Comparator;

/**
 * A kind of thing that commands decide over, such as accounts. Its rank says when it is read within
 * an attempt (lower first) and gives all transactions the same order of locks. What adapters do for
 * it is registered as its {@link Source}.
 *
 * @param <K> names one of them
 * @param <V> what a command sees of it
 */
public final class Kind<K, V> {
  static final Comparator<Kind<?, ?>> BY_RANK = Comparator.comparingInt(Kind::rank);

  private final String name;
  private final int rank;

  public Kind(String name, int rank) {
    this.name = name;
    this.rank = rank;
  }

  public int rank() {
    return rank;
  }

  @Override
  public String toString() {
    return name;
  }
}
