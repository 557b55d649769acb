package dev.purser.web.inventory;

import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.EditLocation;
import dev.purser.application.inventory.StockQueries;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.ListJson;
import dev.purser.web.shared.Listing;
import dev.purser.web.shared.Patched;
import dev.purser.web.shared.PathText;
import dev.purser.web.shared.Replies;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The places that hold stock. */
@Controller
@Tag(name = "Stock", description = "How much of what is where.")
final class LocationController {
  private static final String RANGE = "A priority is 0 to " + Location.MAX_PRIORITY + ".";

  private final CreateLocation createLocation;
  private final EditLocation editLocation;
  private final StockQueries stock;

  LocationController(CreateLocation createLocation, EditLocation editLocation, StockQueries stock) {
    this.createLocation = createLocation;
    this.editLocation = editLocation;
    this.stock = stock;
  }

  @Operation(operationId = "createLocation", summary = "Create a location that holds stock")
  @Refuses({ProblemCode.TOO_MANY_LOCATIONS, ProblemCode.LOCATION_TAKEN})
  @PostMapping("/v1/locations")
  Answer<LocationJson> create(Submitted<LocationBody> request) {
    var reply = createLocation.create(request.actor(), request.body().toRequest());
    return Replies.answer(
        reply,
        l ->
            new Answer.Created<>(
                json(l), "/v1/locations/" + l.code().value(), Long.toString(l.version())));
  }

  @Operation(operationId = "getLocation", summary = "Read a location")
  @GetMapping("/v1/locations/{code}")
  Answer<LocationJson> find(Actor actor, PathText code) {
    var found = LocationCode.of(code.value()).flatMap(known -> stock.location(actor, known));
    return Replies.answer(found, LocationController::shown);
  }

  @Operation(operationId = "listLocations", summary = "List locations by their codes")
  @GetMapping("/v1/locations")
  Answer<ListJson<LocationJson>> list(Actor actor, Listing<AllLocations> request) {
    var page = stock.locations(actor, request.slice(LocationCode::new));
    return request.answer(page, LocationController::json, LocationCode::value);
  }

  @Operation(
      operationId = "changeLocation",
      summary = "Rename a location, or try it at another time")
  @PatchMapping("/v1/locations/{code}")
  Answer<LocationJson> change(Patched<LocationPatch> request, PathText code) {
    return LocationCode.of(code.value())
        .map(known ->
            editLocation.edit(
                request.actor(), known, request.precondition(), request.body().toChanges()))
        .map(reply -> Replies.shown(reply, LocationController::shown))
        .orElseGet(Replies::notFound);
  }

  private static Answer.Shown<LocationJson> shown(Location location) {
    return new Answer.Shown<>(json(location), Long.toString(location.version()));
  }

  private static LocationJson json(Location location) {
    return StockJsonMapper.MAPPER.json(location);
  }

  /** A list of locations has no filters. */
  record AllLocations() {}

  /** A location to be. */
  record LocationBody(
      @Text(shape = LocationCode.SHAPE) String code,
      @Text(min = 1, max = Location.MAX_NAME, blank = false) String name,
      @Nullable Long priority)
      implements Checked {

    @Override
    public void check(Complaints complaints) {
      if (priority != null && !Location.isPriority(priority)) {
        complaints.add("priority", RANGE);
      }
    }

    CreateLocation.Request toRequest() {
      var tried = priority == null ? Location.DEFAULT_PRIORITY : Math.toIntExact(priority);
      return new CreateLocation.Request(new LocationCode(code), name, tried);
    }
  }

  /** What changes of a location; its code never does. */
  record LocationPatch(
      @Text(min = 1, max = Location.MAX_NAME, blank = false) Change<String> name,
      Change<Long> priority)
      implements Checked {

    @Override
    public void check(Complaints complaints) {
      if (priority instanceof Change.To(var other) && !Location.isPriority(other)) {
        complaints.add("priority", RANGE);
      }
    }

    EditLocation.Changes toChanges() {
      return new EditLocation.Changes(name, priority.map(Math::toIntExact));
    }
  }
}
