package dev.purser.application.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.AssetId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Assets are found as they were added. */
public abstract class AssetsContract extends PortsContract {

  @Test
  void knowTheDefaultAssetOnceMigrated() {
    var found = load(AssetCode.CREDIT);

    assertThat(found).containsOnlyKeys(AssetCode.CREDIT);
    assertThat(found.get(AssetCode.CREDIT).scale()).isZero();
  }

  @Test
  void findThoseThatExist() {
    var small = added(0, "Points");
    var large = added(Asset.MAX_SCALE, UNICODE);
    var missing = new AssetCode("MOONDUST");

    assertThat(load(small.code(), large.code(), missing))
        .isEqualTo(Map.of(small.code(), small, large.code(), large));
  }

  @Test
  void takeNoSecondOneWithTheCode() {
    var first = added(0, "Points");
    var second = new Asset(id(), first.code(), "Others", 2, Moments.NOON);

    assertThatThrownBy(() -> change(() -> ports().credit().assets().add(second)))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void areListedByTheirCodes() {
    var one = added(0, "One").code();
    var other = added(0, "Other").code();
    var first = one.compareTo(other) < 0 ? one : other;
    var last = first.equals(one) ? other : one;

    assertThat(list(first, Page.MAX_LIMIT)).contains(last).doesNotContain(first).isSorted();
    assertThat(list(null, 1)).hasSize(1);
  }

  private List<AssetCode> list(AssetCode after, int limit) {
    return read(() -> ports().credit().assets().list(after, limit)).stream()
        .map(Asset::code)
        .toList();
  }

  private Map<AssetCode, Asset> load(AssetCode... codes) {
    return read(() -> ports().credit().assets().load(Set.of(codes)));
  }

  private Asset added(int scale, String name) {
    var id = id();
    var digits = UUID.randomUUID().toString().replace("-", "").substring(17);
    var code = new AssetCode("A" + digits.toUpperCase(Locale.ROOT));
    var asset = new Asset(id, code, name, scale, Moments.EVENING);
    change(() -> ports().credit().assets().add(asset));
    return asset;
  }

  private AssetId id() {
    return new AssetId(ports().ids().next());
  }
}
