package dev.purser.web.shared.input;

/**
 * A constant that has another name on the wire than in the code: {@code -price} is how a list is
 * sorted, and no name of Java's.
 */
public interface Named {
  String wireName();
}
