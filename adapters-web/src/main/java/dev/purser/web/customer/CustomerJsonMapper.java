package dev.purser.web.customer;

import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.Profile;
import dev.purser.web.shared.ValueJson;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

@Mapper(uses = ValueJson.class)
interface CustomerJsonMapper {
  CustomerJsonMapper MAPPER = Mappers.getMapper(CustomerJsonMapper.class);

  @Mapping(target = "email", source = "email.value")
  CustomerJson json(Customer customer);

  ProfileJson json(Profile.Details details);
}
