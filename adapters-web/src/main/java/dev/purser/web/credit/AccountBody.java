package dev.purser.web.credit;

import dev.purser.application.credit.OpenAccount;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account to be: of an owner, with a floor of 0 unless said; or of the house, which has none.
 */
record AccountBody(
    @Nullable UUID ownerId, @Text(shape = AssetCode.SHAPE) String asset, @Nullable Long floor)
    implements Checked {

  @Override
  public void check(Complaints complaints) {
    if (ownerId == null && floor != null) {
      complaints.add("floor", "An account without an owner is the house's and has no floor.");
    }
  }

  OpenAccount.Request toRequest() {
    var code = new AssetCode(asset);
    return ownerId == null
        ? new OpenAccount.Request.ForHouse(code)
        : new OpenAccount.Request.ForOwner(new OwnerId(ownerId), code, floor == null ? 0 : floor);
  }
}
