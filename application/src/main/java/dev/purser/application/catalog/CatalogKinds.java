package dev.purser.application.catalog;

import dev.purser.application.shared.writepath.Kind;
import dev.purser.application.shared.writepath.Registration;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.shared.Sku;
import java.util.List;

/** What of the catalogue commands decide over. */
public final class CatalogKinds {
  /** Read after the locks, so that prices are those of the commit. */
  public static final Kind<Sku, Offer> OFFERS = new Kind<>("offer", 900, 0);

  private CatalogKinds() {}

  public static List<Registration<?, ?>> over(Offers offers) {
    return List.of(new Registration<>(OFFERS, offers));
  }

  /** What is on offer, by SKU, of the products that are not deleted. */
  public interface Offers extends Source.Readable<Sku, Offer> {}
}
