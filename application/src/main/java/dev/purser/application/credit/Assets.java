package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.shared.AssetCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The assets, which never change. */
public interface Assets extends Source.Readable<AssetCode, Asset> {
  void add(Asset asset);

  /** Those after the code, in the order of their codes, at most {@code limit}. */
  List<Asset> list(@Nullable AssetCode after, int limit);
}
