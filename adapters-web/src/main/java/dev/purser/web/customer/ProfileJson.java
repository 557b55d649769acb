package dev.purser.web.customer;

import org.jspecify.annotations.Nullable;

/** A profile on the wire. */
record ProfileJson(
    @Nullable String displayName,
    @Nullable String bio,
    @Nullable String avatarUrl,
    @Nullable String phone,
    @Nullable AddressJson address) {

  /** Where post reaches somebody. */
  record AddressJson(
      String line1,
      @Nullable String line2,
      String city,
      @Nullable String region,
      @Nullable String postalCode,
      String country) {}
}
