package dev.purser.application.catalog;

import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.domain.catalog.Product;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a search is for, in as few words as do: coarser than PostgreSQL, and of the same mind. */
final class InMemorySearch {
  private static final int TRIGRAM = 3;
  private static final int PERCENT = 100;
  private static final int LIKE_ENOUGH = 40;

  private InMemorySearch() {}

  static boolean isFor(ProductSearch search, Product product) {
    var price = product.price();
    return (search.words() == null || relevance(search.words(), product) > 0)
        && (search.category() == null || product.categories().contains(search.category()))
        && (search.status() == null || product.status() == search.status())
        && (search.asset() == null || price.asset().equals(search.asset()))
        && (search.priceFrom() == null || price.minorUnits() >= search.priceFrom())
        && (search.priceTo() == null || price.minorUnits() <= search.priceTo());
  }

  static Position position(ProductSearch search, Product product) {
    var key =
        switch (search.sort()) {
          case RELEVANCE ->
              "%016d".formatted(relevance(Objects.requireNonNull(search.words()), product));
          case OLDEST, NEWEST -> "";
          case NAME, NAME_DESCENDING -> name(product);
          case PRICE, PRICE_DESCENDING ->
              product.price().asset() + "%016d".formatted(product.price().minorUnits());
        };
    return new Position(key, product.id());
  }

  private static String name(Product product) {
    var name = product.name().toLowerCase(Locale.ROOT);
    return name.codePointCount(0, name.length()) <= ProductSort.NAME_LENGTH
        ? name
        : name.substring(0, name.offsetByCodePoints(0, ProductSort.NAME_LENGTH));
  }

  /** What the name has counts most, then the SKU, then the description, then what is alike. */
  private static long relevance(String words, Product product) {
    var wanted = words(words);
    if (wanted.isEmpty()) {
      return 0;
    }
    var description = Objects.requireNonNullElse(product.description(), "");
    var all = words(product.name() + " " + product.sku() + " " + description);
    var likeness = likeness(wanted, words(product.name() + " " + product.sku()));
    var exact =
        all.containsAll(wanted)
            ? 1
                + 4 * PERCENT * common(wanted, words(product.name()))
                + 2 * PERCENT * common(wanted, words(product.sku().value()))
            : 0;
    return exact + (exact > 0 || likeness >= LIKE_ENOUGH ? likeness : 0);
  }

  private static long common(Set<String> wanted, Set<String> there) {
    return wanted.stream().filter(there::contains).count();
  }

  /** How many percent of the trigrams of the words are those of the likest words there. */
  private static long likeness(Set<String> wanted, Set<String> there) {
    return wanted.stream()
        .mapToLong(word -> there.stream().mapToLong(other -> likeness(word, other)).max().orElse(0))
        .min()
        .orElse(0);
  }

  private static long likeness(String word, String other) {
    var trigrams = trigrams(word);
    var common = trigrams(other);
    common.retainAll(trigrams);
    return (long) PERCENT * common.size() / trigrams.size();
  }

  private static Set<String> trigrams(String word) {
    var padded = "  " + word + " ";
    return IntStream.rangeClosed(0, padded.length() - TRIGRAM)
        .mapToObj(i -> padded.substring(i, i + TRIGRAM))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
