package dev.purser.application.credit;

/**
 * Where a chain of the journal ends. Kept out of reach of whoever can write to the database, it
 * proves later that the chain was only ever added to.
 *
 * @param chain from 0, less than {@link Journal#CHAINS}
 * @param length how many links it has
 * @param hash of its last link, or of its beginning, as 64 hexadecimal digits in lower case
 */
public record JournalHead(int chain, long length, String hash) {
  private static final int HASH_DIGITS = 64;

  public JournalHead {
    if (chain < 0 || chain >= Journal.CHAINS || length < 0) {
      throw new IllegalArgumentException("no head of a chain: " + chain + " " + length);
    }
    if (hash.length() != HASH_DIGITS || !hash.chars().allMatch(JournalHead::isDigit)) {
      throw new IllegalArgumentException("not a SHA-256");
    }
  }

  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }
}
