package dev.purser.application.shared.writepath;

/**
 * A kind of thing that commands decide over, such as accounts. What adapters do for it is
 * registered as its {@link Source}.
 *
 * @param <K> names one of them
 * @param <V> what a command sees of it
 */
public final class Kind<K, V> {
  private final String name;
  private final int readRank;
  private final int writeRank;

  /**
   * A kind with its places in every transaction; no two kinds share one.
   *
   * @param readRank when it is read (and locked, if it is): lower first, so that all transactions
   *     take their locks in the same order
   * @param writeRank when it is written: lower first, so that what refers comes after what it
   *     refers to
   */
  public Kind(String name, int readRank, int writeRank) {
    this.name = name;
    this.readRank = readRank;
    this.writeRank = writeRank;
  }

  public int readRank() {
    return readRank;
  }

  public int writeRank() {
    return writeRank;
  }

  @Override
  public String toString() {
    return name;
  }
}
