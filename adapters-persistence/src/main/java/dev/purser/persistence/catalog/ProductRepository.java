package dev.purser.persistence.catalog;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProductRepository extends JpaRepository<ProductEntity, UUID> {
  @Query("SELECT p.sku FROM ProductEntity p WHERE p.sku IN :skus")
  List<String> findSkusIn(Collection<String> skus);

  @Query(value = "SELECT count(*) FROM assets WHERE code = :code", nativeQuery = true)
  long countAssets(String code);
}
