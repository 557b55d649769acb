package dev.purser.persistence.catalog;

import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Between products and their rows. */
@Mapper
interface ProductRows {
  @Mapping(target = "priceAsset", source = "price.asset.value")
  @Mapping(target = "priceAmount", source = "price.minorUnits")
  @Mapping(target = "deletedAt", ignore = true)
  @Mapping(target = "version", ignore = true)
  ProductEntity toEntity(Product product);

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
}
