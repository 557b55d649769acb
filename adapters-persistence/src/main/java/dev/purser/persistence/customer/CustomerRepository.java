package dev.purser.persistence.customer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CustomerRepository extends JpaRepository<CustomerEntity, UUID> {
  List<CustomerEntity> findByIdInAndDeletedAtIsNull(Collection<UUID> ids);

  Optional<CustomerEntity> findByEmailFoldedAndDeletedAtIsNull(String emailFolded);

  boolean existsByEmailFoldedAndDeletedAtIsNull(String emailFolded);

  Optional<CustomerEntity> findByIdAndDeletedAtIsNotNullAndErasedAtIsNull(UUID id);

  Optional<CustomerEntity> findByIdAndErasedAtIsNotNull(UUID id);
}
