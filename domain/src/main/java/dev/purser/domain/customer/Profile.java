package dev.purser.domain.customer;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer tells of themself: one per customer, and empty until it is written.
 *
 * @param version counts the changes; 0 for one that was never written
 */
public record Profile(CustomerId customer, Details details, long version) {

  public static Profile empty(CustomerId customer) {
    return new Profile(customer, Details.NONE, 0);
  }

  /** The profile with other details; the very same when nothing is different. */
  public Profile changed(Details other) {
    return other.equals(details) ? this : new Profile(customer, other, version + 1);
  }

  /**
   * The texts of a profile.
   *
   * @param avatarUrl an absolute address with http or https
   * @param phone as people write it: digits, perhaps after a plus, with what parts them
   */
  public record Details(
      @Nullable String displayName,
      @Nullable String bio,
      @Nullable String avatarUrl,
      @Nullable String phone,
      @Nullable PostalAddress address) {
    public static final int MAX_DISPLAY_NAME = 100;
    public static final int MAX_BIO = 2_000;
    public static final int MAX_URL = 2_000;
    public static final String URL_SHAPE =
        "https?://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})(?::[0-9]{1,5})?(?:[/?#][!-~]*)?";
    public static final int MAX_PHONE = 32;
    public static final String PHONE_SHAPE = "\\+?[0-9](?:[0-9 ()./-]{1,30})";

    public static final Details NONE = new Details(null, null, null, null, null);

    private static final Pattern URL = Pattern.compile(URL_SHAPE);
    private static final Pattern PHONE = Pattern.compile(PHONE_SHAPE);

    public Details {
      Bounds.requireAtMost("a display name", displayName, MAX_DISPLAY_NAME);
      Bounds.requireAtMost("a text about oneself", bio, MAX_BIO);
      Bounds.requireAtMost("an address", avatarUrl, MAX_URL);
      Bounds.requireShape("an address", avatarUrl, URL);
      Bounds.requireShape("a phone number", phone, PHONE);
    }
  }
}
