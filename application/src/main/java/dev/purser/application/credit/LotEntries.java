package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.LotEntry;

/** Which lots the legs of transfers burnt and filled. The lots are written with their accounts. */
public interface LotEntries extends Source.Appendable<LotEntry, LotEntry> {}
