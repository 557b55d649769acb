package dev.purser.application.credit;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The transfers; their entries are written apart. */
public interface Transfers extends Source.Appendable<TransferId, Transfer> {
  Map<TransferId, Transfer> find(Collection<TransferId> ids);

  /**
   * Those that are wanted, in an order that never changes: of a reference by their callers, of an
   * account alone as they were entered there, newest first, and else by their ids, newest first.
   */
  List<TransferId> list(WantedTransfers wanted, Slice<TransferId> slice);

  /** How many are wanted; it takes the longer the more there are. */
  long count(WantedTransfers wanted);
}
