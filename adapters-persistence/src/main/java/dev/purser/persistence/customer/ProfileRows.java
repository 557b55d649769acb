package dev.purser.persistence.customer;

import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.PostalAddress;
import dev.purser.domain.customer.Profile;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;

/** Between profiles and their rows, whose versions count from 0 where profiles count from 1. */
@Mapper
interface ProfileRows {
  @Mapping(target = "customerId", ignore = true)
  @Mapping(target = "version", ignore = true)
  @Mapping(target = "displayName", source = "details.displayName")
  @Mapping(target = "bio", source = "details.bio")
  @Mapping(target = "avatarUrl", source = "details.avatarUrl")
  @Mapping(target = "phone", source = "details.phone")
  @Mapping(target = "line1", source = "details.address.line1")
  @Mapping(target = "line2", source = "details.address.line2")
  @Mapping(target = "city", source = "details.address.city")
  @Mapping(target = "region", source = "details.address.region")
  @Mapping(target = "postalCode", source = "details.address.postalCode")
  @Mapping(target = "country", source = "details.address.country")
  void update(@MappingTarget ProfileEntity entity, Profile profile);

  /** By hand, because a profile's transitions look like setters to MapStruct. */
  default Profile toProfile(ProfileEntity entity) {
    var details =
        new Profile.Details(
            entity.displayName, entity.bio, entity.avatarUrl, entity.phone, address(entity));
    return new Profile(new CustomerId(entity.customerId), details, version(entity));
  }

  default long version(ProfileEntity entity) {
    return Objects.requireNonNull(entity.version) + 1;
  }

  default @Nullable PostalAddress address(ProfileEntity entity) {
    var line1 = entity.line1;
    var city = entity.city;
    var country = entity.country;
    return line1 == null || city == null || country == null
        ? null
        : new PostalAddress(line1, entity.line2, city, entity.region, entity.postalCode, country);
  }

  default UUID id(CustomerId id) {
    return id.value();
  }
}
