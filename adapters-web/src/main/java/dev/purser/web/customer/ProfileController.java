package dev.purser.web.customer;

import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.WriteProfile;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.PostalAddress;
import dev.purser.domain.customer.Profile;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replaced;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** What customers tell of themselves. */
@Controller
@Tag(name = "Customers", description = "Those who order, and those who help them.")
final class ProfileController {
  private final CustomerQueries customers;
  private final WriteProfile writeProfile;

  ProfileController(CustomerQueries customers, WriteProfile writeProfile) {
    this.customers = customers;
    this.writeProfile = writeProfile;
  }

  @Operation(
      operationId = "getProfile",
      summary = "Read a customer's profile; in version 0 while it was never written")
  @GetMapping("/v1/customers/{id}/profile")
  Answer<ProfileJson> find(Actor actor, PathId id) {
    var found = customers.profile(actor, new CustomerId(id.value()));
    return Replies.answer(found, ProfileController::shown);
  }

  @Operation(operationId = "writeProfile", summary = "Replace a customer's profile")
  @PutMapping("/v1/customers/{id}/profile")
  Answer<ProfileJson> write(Replaced<ProfileBody> request, PathId id) {
    var reply =
        writeProfile.write(
            request.actor(),
            new CustomerId(id.value()),
            request.precondition(),
            request.body().toDetails());
    return Replies.shown(reply, ProfileController::shown);
  }

  private static Answer.Shown<ProfileJson> shown(Profile profile) {
    var json = CustomerJsonMapper.MAPPER.json(profile.details());
    return new Answer.Shown<>(json, Long.toString(profile.version()));
  }

  /** A profile to be; what is not there is empty. */
  record ProfileBody(
      @Text(min = 1, max = Profile.Details.MAX_DISPLAY_NAME, blank = false)
          @Nullable String displayName,
      @Text(max = Profile.Details.MAX_BIO) @Nullable String bio,
      @Text(max = Profile.Details.MAX_URL, shape = Profile.Details.URL_SHAPE)
          @Nullable String avatarUrl,
      @Text(max = Profile.Details.MAX_PHONE, shape = Profile.Details.PHONE_SHAPE)
          @Nullable String phone,
      @Nullable AddressBody address) {
    Profile.Details toDetails() {
      var postal = address == null ? null : address.toAddress();
      return new Profile.Details(displayName, bio, avatarUrl, phone, postal);
    }
  }

  /** Where post is to reach somebody. */
  record AddressBody(
      @Text(min = 1, max = PostalAddress.MAX_LINE, blank = false) String line1,
      @Text(max = PostalAddress.MAX_LINE) @Nullable String line2,
      @Text(min = 1, max = PostalAddress.MAX_CITY, blank = false) String city,
      @Text(max = PostalAddress.MAX_REGION) @Nullable String region,
      @Text(max = PostalAddress.MAX_POSTAL_CODE) @Nullable String postalCode,
      @Text(shape = PostalAddress.COUNTRY_SHAPE) String country) {
    PostalAddress toAddress() {
      return new PostalAddress(line1, line2, city, region, postalCode, country);
    }
  }
}
