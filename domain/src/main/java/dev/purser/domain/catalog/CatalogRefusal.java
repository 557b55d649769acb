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

  /** A category has this slug already. */
  record SlugTaken(CategorySlug slug) implements CatalogRefusal {
    @Override
    public String code() {
      return "slug-taken";
    }

    @Override
    public String explanation() {
      return "A category with slug " + slug + " exists already.";
    }

    @Override
    public Figures figures() {
      return Figures.of("slug", slug.value());
    }
  }

  /** No category has this slug. */
  record UnknownCategory(CategorySlug slug) implements CatalogRefusal {
    @Override
    public String code() {
      return "unknown-category";
    }

    @Override
    public String explanation() {
      return "There is no category with slug " + slug + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("slug", slug.value());
    }
  }

  /** A product stands in at most {@link Product#MAX_CATEGORIES} categories. */
  record TooManyCategories(long categories) implements CatalogRefusal {
    @Override
    public String code() {
      return "too-many-categories";
    }

    @Override
    public String explanation() {
      return "A product stands in at most "
          + Product.MAX_CATEGORIES
          + " categories, not in "
          + categories
          + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("categories", categories).and("maximum", (long) Product.MAX_CATEGORIES);
    }
  }

  /** The product's status does not lead to the one asked for. */
  record IllegalTransition(ProductStatus from, ProductStatus to) implements CatalogRefusal {
    @Override
    public String code() {
      return "illegal-transition";
    }

    @Override
    public String explanation() {
      return "A product that is " + from + " cannot become " + to + ".";
    }

    @Override
    public Figures figures() {
      return Figures.of("from", from.name()).and("to", to.name());
    }
  }
}
