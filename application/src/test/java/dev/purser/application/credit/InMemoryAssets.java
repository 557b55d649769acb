package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.shared.AssetCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assets in memory. */
public final class InMemoryAssets implements Assets {
  private final InMemoryStore.Table<AssetCode, Asset> assets;

  public InMemoryAssets(InMemoryStore store) {
    this.assets = store.table("assets");
  }

  @Override
  public void add(Asset asset) {
    assets.insert(asset.code(), asset);
  }

  @Override
  public Map<AssetCode, Asset> load(Set<AssetCode> keys) {
    return assets.findAll(keys);
  }

  @Override
  public List<Asset> list(@Nullable AssetCode after, int limit) {
    return assets
        .values()
        .filter(asset -> after == null || asset.code().compareTo(after) > 0)
        .sorted(Comparator.comparing(Asset::code))
        .limit(limit)
        .toList();
  }
}
