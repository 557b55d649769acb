package dev.purser.application.inventory;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditRecord;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.WantedAudit;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteLocationsTest {
  private static final LocationCode EAST = new LocationCode("EAST");
  private static final CreateLocation.Request REQUEST =
      new CreateLocation.Request(EAST, "East", 50);

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void addsLocationThatStockCanComeTo() {
    var east = Clerk.done(create(REQUEST));

    assertThat(east).isEqualTo(Location.open(east.id(), EAST, "East", 50, Moments.NOON));
    assertThat(shop.inventory().queries().location(Actor.SYSTEM, EAST)).contains(east);
    assertThat(shop.inventory().queries().locations(Actor.SYSTEM, Slice.first(1)).items())
        .containsExactly(east);
    assertThat(clerk.receive(clerk.product(5), EAST, 3).change()).isEqualTo(3);
  }

  @Test
  void refusesCodeThatIsTaken() {
    var _ = Clerk.done(create(REQUEST));

    assertRefused(create(REQUEST), "location-taken at code");
  }

  @Test
  void refusesMoreLocationsThanMayBe() {
    for (var n = 1; n < Location.MOST; n++) {
      ports.open(new LocationCode("L" + n));
    }

    assertRefused(create(REQUEST), "too-many-locations at ");
    assertRefused(
        create(new CreateLocation.Request(LocationCode.MAIN, "Main", 1)),
        "too-many-locations at ",
        "location-taken at code");
  }

  @Test
  void changesWhatIsMentioned() {
    var east = Clerk.done(create(REQUEST));

    var renamed = Clerk.done(edit(Change.to("Far east"), Change.keep(), Precondition.version(1)));
    var moved = Clerk.done(edit(Change.keep(), Change.to(7), Precondition.ANY));
    var same = Clerk.done(edit(Change.to("Far east"), Change.to(7), Precondition.version(3)));

    assertThat(renamed).isEqualTo(east.with("Far east", 50, Moments.NOON));
    assertThat(moved).isEqualTo(renamed.with("Far east", 7, Moments.NOON));
    assertThat(moved.version()).isEqualTo(3);
    assertThat(same).isEqualTo(moved);
  }

  @Test
  void changesNothingThatSomebodyElseHasChanged() {
    var _ = Clerk.done(create(REQUEST));
    var _ = Clerk.done(edit(Change.to("Far east"), Change.keep(), Precondition.version(1)));

    assertThat(edit(Change.to("Near east"), Change.keep(), Precondition.version(1)))
        .isInstanceOf(Reply.Stale.class);
  }

  @Test
  void findsNoLocationThatWasNeverAdded() {
    assertThat(edit(Change.to("Nowhere"), Change.keep(), Precondition.ANY))
        .isInstanceOf(Reply.NotFound.class);
    assertThat(shop.inventory().queries().location(Actor.SYSTEM, EAST)).isEmpty();
  }

  @Test
  void letsOrdersTryTheLocationFirstThatHasTheSmallestPriority() {
    var _ = Clerk.done(create(REQUEST));
    var tea = clerk.productWith(5, 1);
    clerk.receive(tea, EAST, 5);
    var buyer = clerk.customerWith(100);

    var first = clerk.order(buyer, tea, 1);
    var _ = Clerk.done(edit(Change.keep(), Change.to(200), Precondition.ANY));
    var second = clerk.order(buyer, tea, 1);

    assertThat(first.lines().getFirst().allocations()).containsExactly(new Allocation(EAST, 1));
    assertThat(second.lines().getFirst().allocations())
        .containsExactly(new Allocation(LocationCode.MAIN, 1));
  }

  @Test
  void isEnteredIntoTheAudit() {
    var east = Clerk.done(create(REQUEST));
    var _ = Clerk.done(edit(Change.to("Far east"), Change.keep(), Precondition.ANY));

    var wanted = new WantedAudit(null, null, east.id().value(), null, null);
    assertThat(shop.audit().list(Actor.SYSTEM, wanted, null, 10).items())
        .extracting(AuditRecord::action)
        .containsExactlyInAnyOrder("create-location", "edit-location");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void isForAdministrators(Role role) {
    var actor = new Actor("somebody", role);
    var nothing = new EditLocation.Changes(Change.keep(), Change.keep());

    assertThatThrownBy(() -> shop.inventory().createLocation().create(actor, REQUEST))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(
            () -> shop.inventory().editLocation().edit(actor, EAST, Precondition.ANY, nothing))
        .isInstanceOf(AccessDenied.class);
  }

  private Reply<Location> create(CreateLocation.Request request) {
    return shop.inventory().createLocation().create(Actor.SYSTEM, request);
  }

  private Reply<Location> edit(
      Change<String> name, Change<Integer> priority, Precondition precondition) {
    var changes = new EditLocation.Changes(name, priority);
    return shop.inventory().editLocation().edit(Actor.SYSTEM, EAST, precondition, changes);
  }
}
