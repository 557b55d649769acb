package dev.purser.domain.credit;

import dev.purser.domain.shared.AssetCode;
import java.time.Instant;

/**
 * Something that accounts hold and prices are in. It never changes: amounts are integers of its
 * minor units, which another scale would make worth something else.
 *
 * @param name what people call it, 1 to {@link #MAX_NAME} characters
 * @param scale how many decimal places a minor unit is behind a whole one, 0 to {@link #MAX_SCALE}
 */
public record Asset(AssetId id, AssetCode code, String name, int scale, Instant createdAt) {
  public static final int MAX_NAME = 200;
  public static final int MAX_SCALE = 18;

  public Asset {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
    if (scale < 0 || scale > MAX_SCALE) {
      throw new IllegalArgumentException("a scale is 0 to " + MAX_SCALE);
    }
  }
}
