package dev.purser.domain.catalog;

/**
 * A line of an import that made no product.
 *
 * @param line counted from 1; of a record of several lines the first
 * @param code stable, kebab-case
 * @param detail for a person
 */
public record FailedLine(long line, String code, String detail) {
  public static final int MAX_DETAIL = 1_000;

  public FailedLine {
    if (detail.length() > MAX_DETAIL) {
      var inPair = Character.isHighSurrogate(detail.charAt(MAX_DETAIL - 1));
      detail = detail.substring(0, inPair ? MAX_DETAIL - 1 : MAX_DETAIL);
    }
  }
}
