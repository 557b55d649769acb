package dev.purser.web.credit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why what is available is what it is, on the wire, in minor units: {@code available} is {@code
 * posted - held - expired - floor}. Both are null for an account of the house.
 *
 * @param base what of {@code posted} is in no lot
 * @param baseHeld what of {@code held} is in no lot
 * @param openHolds how many there are, of which {@code holds} tells those of the soonest deadline
 */
record ExplanationJson(
    UUID accountId,
    String asset,
    Instant at,
    long posted,
    long held,
    long expired,
    @Nullable Long floor,
    @Nullable Long available,
    long base,
    long baseHeld,
    List<LotsJson> lots,
    List<OpenHoldJson> holds,
    long openHolds) {

  /**
   * The lots that burn and expire together.
   *
   * @param count how many they are
   */
  record LotsJson(
      int priority,
      @Nullable Instant expiresAt,
      boolean expired,
      int count,
      long remaining,
      long held) {}

  /**
   * A hold that sets something aside.
   *
   * @param remaining what it still sets aside
   * @param orderId the order that owns it; null without one
   * @param expiresAt when it is given back by itself, for a hold of an order the order's deadline;
   *     null when it is not
   */
  record OpenHoldJson(
      UUID id,
      long remaining,
      @Nullable UUID orderId,
      @Nullable String reference,
      @Nullable Instant expiresAt) {}
}
