package dev.purser.web.credit;

import dev.purser.application.credit.AvailabilityQueries;
import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.credit.LotTerms;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.PathId;
import dev.purser.web.shared.Replies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What of an account can be spent, and why. */
@Controller
@Tag(name = "Credits", description = "Accounts, and what moves between them.")
final class AvailabilityController {
  private static final String IN_POSITION = " ";
  private static final String NEVER = "-";

  private final AvailabilityQueries availability;

  AvailabilityController(AvailabilityQueries availability) {
    this.availability = availability;
  }

  @Operation(
      operationId = "listLots",
      summary = "List the lots of an account, in the order in which they burn")
  @GetMapping("/v1/accounts/{id}/lots")
  Answer<ListJson<LotJson>> lots(Actor actor, PathId id, Listing<AllLots> request) {
    var after = request.after(AvailabilityController::place);
    var found = availability.lots(actor, new AccountId(id.value()), after, request.limit());
    return Replies.answer(
        found,
        page ->
            request.answer(
                page, AvailabilityJsonMapper.MAPPER::json, AvailabilityController::written));
  }

  @Operation(
      operationId = "explainAccount",
      summary = "Explain why what is available on an account is what it is")
  @GetMapping("/v1/accounts/{id}/explanation")
  Answer<ExplanationJson> explanation(Actor actor, PathId id) {
    var found = availability.explanation(actor, new AccountId(id.value()));
    return Replies.answer(found, e -> new Answer.Shown<>(AvailabilityJsonMapper.MAPPER.json(e)));
  }

  private static String written(Lot.Place place) {
    var expiresAt = place.terms().expiresAt();
    return String.join(
        IN_POSITION,
        Integer.toString(place.terms().priority()),
        expiresAt == null ? NEVER : expiresAt.toString(),
        place.createdAt().toString(),
        place.id().value().toString());
  }

  private static Lot.Place place(String written) {
    var parts = written.split(IN_POSITION, -1);
    var expiresAt = parts[1].equals(NEVER) ? null : Instant.parse(parts[1]);
    return new Lot.Place(
        new LotTerms(Integer.parseInt(parts[0]), expiresAt),
        Instant.parse(parts[2]),
        new LotId(UUID.fromString(parts[3])));
  }

  /** A list of lots has no filters. */
  record AllLots() {}
}
