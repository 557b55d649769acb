package dev.purser.persistence.customer;

import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;

/** Between customers and their rows. */
@Mapper
interface CustomerRows {
  @Mapping(target = "id", source = "customer.id")
  @Mapping(target = "email", source = "customer.email")
  @Mapping(target = "emailFolded", expression = "java(customer.email().folded())")
  @Mapping(target = "nameFolded", expression = "java(customer.foldedName())")
  @Mapping(target = "passwordHash", source = "password")
  @Mapping(target = "deletedAt", source = "customer.deletedAt")
  @Mapping(target = "erasedAt", ignore = true)
  @Mapping(target = "version", ignore = true)
  CustomerEntity toEntity(Customer customer, @Nullable PasswordHash password);

  @Mapping(target = "id", ignore = true)
  @Mapping(target = "emailFolded", expression = "java(customer.email().folded())")
  @Mapping(target = "nameFolded", expression = "java(customer.foldedName())")
  @Mapping(target = "passwordHash", ignore = true)
  @Mapping(target = "createdAt", ignore = true)
  @Mapping(target = "erasedAt", ignore = true)
  @Mapping(target = "version", ignore = true)
  void update(@MappingTarget CustomerEntity entity, Customer customer);

  /** By hand, because a customer's transitions look like setters to MapStruct. */
  default Customer toCustomer(CustomerEntity entity) {
    return new Customer(
        id(entity.id),
        email(entity.email),
        entity.name,
        Role.valueOf(entity.role),
        entity.createdAt,
        entity.deletedAt,
        Objects.requireNonNull(entity.version));
  }

  default UUID id(CustomerId id) {
    return id.value();
  }

  default CustomerId id(UUID id) {
    return new CustomerId(id);
  }

  default String email(EmailAddress email) {
    return email.value();
  }

  default EmailAddress email(String email) {
    return new EmailAddress(email);
  }

  default @Nullable String password(@Nullable PasswordHash password) {
    return password == null ? null : password.encoded();
  }
}
