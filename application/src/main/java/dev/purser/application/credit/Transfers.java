package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.Collection;
import java.util.Map;

/** The transfers; their entries are written apart. */
public interface Transfers extends Source.Appendable<TransferId, Transfer> {
  Map<TransferId, Transfer> find(Collection<TransferId> ids);
}
