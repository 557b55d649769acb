package dev.purser.web.catalog;

import dev.purser.application.catalog.ImportProducts;
import dev.purser.domain.catalog.Category;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.FailedLine;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductImport;
import dev.purser.web.shared.ValueJson;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface CatalogJsonMapper {
  CatalogJsonMapper MAPPER = Mappers.getMapper(CatalogJsonMapper.class);

  ProductJson json(Product product);

  CategoryJson json(Category category);

  @Mapping(target = "lines", expression = "java(productImport.counts().lines())")
  @Mapping(target = "created", source = "counts.created")
  @Mapping(target = "updated", source = "counts.updated")
  @Mapping(target = "skipped", source = "counts.skipped")
  @Mapping(target = "failedLines", source = "counts.failed")
  ProductImportJson json(ProductImport productImport);

  @Mapping(target = "lines", expression = "java(report.productImport().counts().lines())")
  @Mapping(target = "created", source = "productImport.counts.created")
  @Mapping(target = "updated", source = "productImport.counts.updated")
  @Mapping(target = "skipped", source = "productImport.counts.skipped")
  @Mapping(target = "failedLines", source = "productImport.counts.failed")
  @Mapping(target = ".", source = "productImport")
  ImportReportJson json(ImportProducts.Report report);

  ImportReportJson.FailedJson json(FailedLine line);

  default String json(CategorySlug slug) {
    return slug.value();
  }
}
