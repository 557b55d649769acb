package dev.purser.persistence.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface CustomerRepository extends JpaRepository<CustomerEntity, UUID> {
  Optional<CustomerEntity> findByEmailFolded(String emailFolded);

  boolean existsByEmailFolded(String emailFolded);

  List<CustomerEntity> findAllByOrderById(Limit limit);

  List<CustomerEntity> findByIdGreaterThanOrderById(UUID after, Limit limit);
}
