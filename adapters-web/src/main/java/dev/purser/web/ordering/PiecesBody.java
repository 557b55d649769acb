package dev.purser.web.ordering;

import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderLineId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** So many pieces of a line, wherever they are. */
record PiecesBody(UUID lineId, long quantity) {
  /** Those that are named; null where none are, which means all. */
  static @Nullable List<Named> named(@Nullable List<PiecesBody> lines) {
    return lines == null ? null : lines.stream().map(PiecesBody::toNamed).toList();
  }

  private Named toNamed() {
    return new Named(new OrderLineId(lineId), quantity, null);
  }
}
