package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.TransferId;

/** Which transfer a caller gave a reference to; what was found never changes. */
public interface TransferReferences
    extends Source.Readable<TransferReferences.CallerReference, TransferId> {

  /** A caller and a reference of theirs. */
  record CallerReference(String caller, String reference) {}
}
