package dev.purser.persistence.catalog;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "products")
@SQLRestriction("deleted_at IS NULL")
class ProductEntity {
  /** The categories of so many products are read at a time: of a page in one statement. */
  private static final int BATCH = 256;

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

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "product_categories", joinColumns = @JoinColumn(name = "product_id"))
  @Column(name = "category")
  @BatchSize(size = BATCH)
  public Set<String> categories = new HashSet<>();
}
