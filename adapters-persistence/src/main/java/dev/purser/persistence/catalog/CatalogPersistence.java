package dev.purser.persistence.catalog;

import dev.purser.application.catalog.CatalogFeature;
import dev.purser.application.catalog.CatalogKinds;
import dev.purser.persistence.shared.Sql;
import jakarta.persistence.EntityManager;
import org.mapstruct.factory.Mappers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogPersistence {
  @Bean
  CatalogFeature.Ports catalogPorts(ProductRepository repository, EntityManager entities, Sql sql) {
    var rows = Mappers.getMapper(ProductRows.class);
    return new CatalogFeature.Ports(
        new JpaProducts(repository, entities, rows, new ProductSearches(sql)),
        new SqlProductsInBulk(sql),
        new SqlCategories(sql),
        new SqlImports(sql));
  }

  @Bean
  CatalogKinds.Offers offers(Sql sql) {
    return new SqlOffers(sql);
  }
}
