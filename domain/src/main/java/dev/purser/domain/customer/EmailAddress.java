package dev.purser.domain.customer;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as its owner writes it, up to {@link #MAX_LENGTH} characters (RFC 5321). It is
 * unique without regard to case among customers who are not deleted: compare by {@link #folded()}.
 */
public record EmailAddress(String value) {
  public static final int MAX_LENGTH = 254;

  /** The shape of one, for whoever checks input before it becomes one. */
  public static final String SHAPE = "[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);

  public EmailAddress {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  public String folded() {
    return value.toLowerCase(Locale.ROOT);
  }
}
