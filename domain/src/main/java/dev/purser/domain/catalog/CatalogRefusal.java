package dev.purser.domain.catalog;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Sku;

/** Why a command is refused for what the catalogue says. */
public sealed interface CatalogRefusal extends Refusal {

  /** The product exists and is not published. */
  record ProductNotAvailable(Sku sku, ProductStatus status) implements CatalogRefusal {
    @Override
    public String code() {
      return "product-not-available";
    }

    @Override
    public String explanation() {
      return "Product " + sku + " cannot be ordered: it is " + status + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("sku", sku.value()).and("productStatus", status.name());
    }
  }

  /** The client expects another price than the catalogue has. */
  record PriceChanged(Sku sku, Amount expected, Amount actual) implements CatalogRefusal {
    @Override
    public String code() {
      return "price-changed";
    }

    @Override
    public String explanation() {
      return "The price of " + sku + " is " + actual + ", not " + expected + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("sku", sku.value())
          .and("expected", expected.minorUnits())
          .and("expectedAsset", expected.asset().value())
          .and("actual", actual.minorUnits())
          .and("actualAsset", actual.asset().value());
    }
  }

  /** A price is in an asset that nobody holds. */
  record UnknownAsset(AssetCode asset) implements CatalogRefusal {
    @Override
    public String code() {
      return "asset-mismatch";
    }

    @Override
    public String explanation() {
      return "There is no asset " + asset + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("asset", asset.value());
    }
  }

  /** A living product has this SKU already. */
  record SkuTaken(Sku sku) implements CatalogRefusal {
    @Override
    public String code() {
      return "sku-taken";
    }

    @Override
    public String explanation() {
      return "A product with SKU " + sku + " exists already.";
    }

    @Override
    public Figures figures() {
      return Figures.of("sku", sku.value());
    }
  }
}
