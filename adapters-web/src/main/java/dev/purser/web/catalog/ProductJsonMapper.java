package dev.purser.web.catalog;

import dev.purser.domain.catalog.Product;
import dev.purser.web.shared.ValueJson;
import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface ProductJsonMapper {
  ProductJsonMapper MAPPER = Mappers.getMapper(ProductJsonMapper.class);

  ProductJson json(Product product);
}
