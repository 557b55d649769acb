package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;
import java.util.Comparator;

/**
 * Credits of one account that expire together or burn with a priority, in minor units. Only credits
 * with an expiry or a priority are lots; the rest of an account is its base.
 *
 * @param remaining what is left of it, held or not; 0 once it is spent
 * @param held what open holds set aside of it
 * @param createdAt when the first of it came
 */
public record Lot(LotId id, LotTerms terms, long remaining, long held, Instant createdAt) {

  public Lot {
    if (held < 0 || held > remaining) {
      throw new IllegalArgumentException(id + " holds " + held + " of " + remaining);
    }
  }

  /** Where it stands in the order in which lots burn, whatever is left of it. */
  public Place place() {
    return new Place(terms, createdAt, id);
  }

  /** What the order in which lots burn looks at: their terms, then the oldest first. */
  public record Place(LotTerms terms, Instant createdAt, LotId id) implements Comparable<Place> {
    private static final Comparator<Place> BURNING_ORDER =
        Comparator.comparing(Place::terms)
            .thenComparing(Place::createdAt)
            .thenComparing(place -> place.id().value());

    @Override
    public int compareTo(Place other) {
      return BURNING_ORDER.compare(this, other);
    }
  }

  /** What is neither spent nor held. */
  public long free() {
    return remaining - held;
  }

  /**
   * With so much more in it.
   *
   * @throws RefusedException {@link ValueRefusal.AmountOutOfRange} above 2^53-1
   */
  Lot fill(long amount) {
    if (remaining + amount > Amount.MAX) {
      throw new RefusedException(
          new ValueRefusal.AmountOutOfRange("a lot of " + (remaining + amount)));
    }
    return new Lot(id, terms, remaining + amount, held, createdAt);
  }

  /** Less what is spent of its free part. */
  Lot burn(long amount) {
    return new Lot(id, terms, remaining - amount, held, createdAt);
  }

  Lot hold(long amount) {
    return new Lot(id, terms, remaining, held + amount, createdAt);
  }

  Lot release(long amount) {
    return new Lot(id, terms, remaining, held - amount, createdAt);
  }

  /** Less what is spent of its held part. */
  Lot capture(long amount) {
    return new Lot(id, terms, remaining - amount, held - amount, createdAt);
  }

  boolean hasExpired(Instant now) {
    return terms.hasExpired(now);
  }
}
