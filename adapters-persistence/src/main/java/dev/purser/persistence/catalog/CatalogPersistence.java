package dev.purser.persistence.catalog;

import dev.purser.application.catalog.CatalogKinds;
import dev.purser.application.catalog.Products;
import dev.purser.persistence.shared.Sql;
import jakarta.persistence.EntityManager;
import org.mapstruct.factory.Mappers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogPersistence {
  @Bean
  Products products(ProductRepository repository, EntityManager entities) {
    return new JpaProducts(repository, entities, Mappers.getMapper(ProductRows.class));
  }

  @Bean
  CatalogKinds.Offers offers(Sql sql) {
    return new SqlOffers(sql);
  }
}
