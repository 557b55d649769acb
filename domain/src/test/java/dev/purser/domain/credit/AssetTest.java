package dev.purser.domain.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 18})
  void hasAScale(int scale) {
    assertThat(asset("Euro", scale).scale()).isEqualTo(scale);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 19, Integer.MAX_VALUE})
  void hasNoOtherScale(int scale) {
    assertThatIllegalArgumentException().isThrownBy(() -> asset("Euro", scale));
  }

  @Test
  void hasAName() {
    assertThat(asset("E".repeat(Asset.MAX_NAME), 2).name()).hasSize(Asset.MAX_NAME);
    assertThatIllegalArgumentException().isThrownBy(() -> asset(" ", 2));
    assertThatIllegalArgumentException().isThrownBy(() -> asset("E".repeat(Asset.MAX_NAME + 1), 2));
  }

  private static Asset asset(String name, int scale) {
    return new Asset(new AssetId(FreshIds.next()), Amounts.EUR, name, scale, Moments.NOON);
  }
}
