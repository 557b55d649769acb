package dev.purser.persistence.customer;

import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Between customers and their rows. */
@Mapper
interface CustomerRows {
  @Mapping(target = "id", source = "customer.id")
  @Mapping(target = "email", source = "customer.email")
  @Mapping(target = "emailFolded", expression = "java(customer.email().folded())")
  @Mapping(target = "passwordHash", source = "password")
  @Mapping(target = "deletedAt", ignore = true)
  @Mapping(target = "version", ignore = true)
  CustomerEntity toEntity(Customer customer, @Nullable PasswordHash password);

  Customer toCustomer(CustomerEntity entity);

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
