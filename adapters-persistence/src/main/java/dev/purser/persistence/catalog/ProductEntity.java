package dev.purser.persistence.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "products")
@SQLRestriction("deleted_at IS NULL")
class ProductEntity {
  @Id public UUID id = new UUID(0, 0);
  public String sku = "";
  public String name = "";
  public @Nullable String description;
  public String priceAsset = "";
  public long priceAmount;
  public String status = "";
  public @Nullable Instant publishedAt;
  public Instant createdAt = Instant.EPOCH;
  public @Nullable Instant deletedAt;
  @Version public @Nullable Long version;
}
