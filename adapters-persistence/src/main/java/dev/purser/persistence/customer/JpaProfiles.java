package dev.purser.persistence.customer;

import dev.purser.application.customer.Profiles;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.Profile;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.util.Optional;

/** Profiles through JPA. */
final class JpaProfiles implements Profiles {
  private final EntityManager entities;
  private final ProfileRows rows;

  JpaProfiles(EntityManager entities, ProfileRows rows) {
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  public Optional<Profile> find(CustomerId customer) {
    return entity(customer).map(rows::toProfile);
  }

  @Override
  public void save(Profile changed) {
    if (changed.version() == 1) {
      var first = new ProfileEntity();
      first.customerId = changed.customer().value();
      rows.update(first, changed);
      entities.persist(first);
    } else {
      rows.update(inVersionBefore(changed), changed);
    }
    entities.flush();
  }

  @Override
  public void remove(CustomerId customer) {
    entity(customer).ifPresent(entities::remove);
    entities.flush();
  }

  private ProfileEntity inVersionBefore(Profile changed) {
    return entity(changed.customer())
        .filter(entity -> rows.version(entity) == changed.version() - 1)
        .orElseThrow(() -> new OptimisticLockException("the profile is in another version"));
  }

  private Optional<ProfileEntity> entity(CustomerId customer) {
    return Optional.ofNullable(entities.find(ProfileEntity.class, customer.value()));
  }
}
