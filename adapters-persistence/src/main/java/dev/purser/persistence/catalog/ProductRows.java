package dev.purser.persistence.catalog;

import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;

/** Between products and their rows. */
@Mapper
interface ProductRows {
  @Mapping(target = "version", ignore = true)
  @Mapping(target = "deletedAt", ignore = true)
  @Mapping(target = "priceAsset", source = "price.asset.value")
  @Mapping(target = "priceAmount", source = "price.minorUnits")
  ProductEntity toEntity(Product product);

  /** The version is counted by whoever writes the row. */
  @Mapping(target = "version", ignore = true)
  @Mapping(target = "deletedAt", ignore = true)
  @Mapping(target = "priceAsset", source = "price.asset.value")
  @Mapping(target = "priceAmount", source = "price.minorUnits")
  void copy(Product product, @MappingTarget ProductEntity entity);

  @Mapping(target = "price", source = "entity")
  Product toProduct(ProductEntity entity);

  default Amount price(ProductEntity entity) {
    return new Amount(new AssetCode(entity.priceAsset), entity.priceAmount);
  }

  default UUID id(ProductId id) {
    return id.value();
  }

  default ProductId id(UUID id) {
    return new ProductId(id);
  }

  default String sku(Sku sku) {
    return sku.value();
  }

  default Sku sku(String sku) {
    return new Sku(sku);
  }

  default String slug(CategorySlug slug) {
    return slug.value();
  }

  default CategorySlug slug(String slug) {
    return new CategorySlug(slug);
  }
}
