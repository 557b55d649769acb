package dev.purser.persistence.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customers")
class CustomerEntity {
  @Id public UUID id = new UUID(0, 0);
  public String email = "";
  public String emailFolded = "";
  public String name = "";
  public String nameFolded = "";
  public String role = "";
  public @Nullable String passwordHash;
  public Instant createdAt = Instant.EPOCH;
  public @Nullable Instant deletedAt;
  public @Nullable Instant erasedAt;
  @Version public @Nullable Long version;
}
