package dev.purser.domain.customer;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where post reaches somebody.
 *
 * @param country ISO 3166-1, two letters
 */
public record PostalAddress(
    String line1,
    @Nullable String line2,
    String city,
    @Nullable String region,
    @Nullable String postalCode,
    String country) {
  public static final int MAX_LINE = 200;
  public static final int MAX_CITY = 100;
  public static final int MAX_REGION = 100;
  public static final int MAX_POSTAL_CODE = 20;
  public static final String COUNTRY_SHAPE = "[A-Z]{2}";

  private static final Pattern COUNTRY = Pattern.compile(COUNTRY_SHAPE);

  public PostalAddress {
    Bounds.requireText("a line", line1, MAX_LINE);
    Bounds.requireAtMost("a line", line2, MAX_LINE);
    Bounds.requireText("a city", city, MAX_CITY);
    Bounds.requireAtMost("a region", region, MAX_REGION);
    Bounds.requireAtMost("a postal code", postalCode, MAX_POSTAL_CODE);
    Bounds.requireShape("a country", country, COUNTRY);
  }
}
