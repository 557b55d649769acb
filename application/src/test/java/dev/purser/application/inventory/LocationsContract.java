package dev.purser.application.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.LocationId;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** There is a main location from the start; others are found as they were left. */
public abstract class LocationsContract extends PortsContract {

  @Test
  void knowMainLocationAndNoneThatWasNeverOpened() {
    var found = load(LocationCode.MAIN, new LocationCode("MOON"));

    assertThat(found).containsOnlyKeys(LocationCode.MAIN);
    assertThat(found.get(LocationCode.MAIN).priority()).isEqualTo(Location.DEFAULT_PRIORITY);
    assertThat(found.get(LocationCode.MAIN).version()).isEqualTo(1);
  }

  @Test
  void findThoseThatWereAdded() {
    var east = added(UNICODE, 0);
    var west = added("West", Location.MAX_PRIORITY);

    assertThat(load(east.code(), west.code()))
        .isEqualTo(Map.of(east.code(), east, west.code(), west));
  }

  @Test
  void takeNoSecondOneWithTheCode() {
    var east = added("East", 5);
    var other = Location.open(id(), east.code(), "Another", 5, Moments.NOON);

    assertThatThrownBy(() -> change(() -> ports().locations().add(other)))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void areFoundAsTheyWereUpdated() {
    var east = added("East", 5);
    var untouched = added("West", 5);
    var changed = east.with("Far east", 7, Moments.EVENING);

    change(() -> ports().locations().update(changed));

    assertThat(load(east.code(), untouched.code()))
        .isEqualTo(Map.of(east.code(), changed, untouched.code(), untouched));
  }

  @Test
  void areNotUpdatedFromVersionThatIsNoLongerThere() {
    var east = added("East", 5);
    var first = east.with("Far east", 5, Moments.NOON);
    var second = east.with("Near east", 5, Moments.NOON);
    change(() -> ports().locations().update(first));

    assertThatThrownBy(() -> change(() -> ports().locations().update(second)))
        .isInstanceOf(TransactionFault.Conflict.class);
    assertThat(load(east.code())).containsValue(first);
  }

  @Test
  void areCounted() {
    var before = count();
    var _ = added("East", 5);

    assertThat(count()).isEqualTo(before + 1);
  }

  @Test
  void areListedByTheirCodes() {
    var one = added("One", 9).code();
    var other = added("Other", 1).code();
    var first = one.compareTo(other) < 0 ? one : other;
    var last = first.equals(one) ? other : one;

    assertThat(list(first, Page.MAX_LIMIT)).contains(last).doesNotContain(first).isSorted();
    assertThat(list(null, 1)).hasSize(1);
    assertThat(list(page(1), 1)).containsExactly(page(2));
  }

  private List<LocationCode> list(@Nullable LocationCode after, int limit) {
    var slice = Slice.after(after, limit);
    var read = read(() -> ports().locations().list(slice));
    return Page.of(slice, read, Location::code, () -> 0).items().stream()
        .map(Location::code)
        .toList();
  }

  /** The only one on a page. */
  private LocationCode page(int number) {
    var slice = new Slice.Numbered<LocationCode>(number, 1);
    return read(() -> ports().locations().list(slice)).getFirst().code();
  }

  private int count() {
    return write(() -> {
      ports().locations().lock();
      return ports().locations().count();
    });
  }

  private Map<LocationCode, Location> load(LocationCode... codes) {
    return read(() -> ports().locations().load(Set.of(codes)));
  }

  private Location added(String name, int priority) {
    var digits = UUID.randomUUID().toString().replace("-", "").substring(4);
    var code = new LocationCode("L" + digits.toUpperCase(Locale.ROOT));
    var location = Location.open(id(), code, name, priority, Moments.MORNING);
    change(() -> ports().locations().add(location));
    return location;
  }

  private LocationId id() {
    return new LocationId(ports().ids().next());
  }
}
