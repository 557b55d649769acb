package dev.purser.domain.shared;

/** Amounts as sentences name them. */
public final class Amounts {
  /** An asset beside the default one. */
  public static final AssetCode EUR = new AssetCode("EUR");

  private Amounts() {}

  public static Amount credits(long minorUnits) {
    return new Amount(AssetCode.CREDIT, minorUnits);
  }

  public static Amount euros(long minorUnits) {
    return new Amount(EUR, minorUnits);
  }
}
