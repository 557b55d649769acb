package dev.purser.persistence.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customer_profiles")
class ProfileEntity {
  @Id public UUID customerId = new UUID(0, 0);
  public @Nullable String displayName;
  public @Nullable String bio;
  public @Nullable String avatarUrl;
  public @Nullable String phone;
  public @Nullable String line1;
  public @Nullable String line2;
  public @Nullable String city;
  public @Nullable String region;
  public @Nullable String postalCode;
  public @Nullable String country;
  @Version public @Nullable Long version;
}
