package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nobody looks. */
final class UnseenWritePath implements WritePathObserver {
  private static final Watch NOTHING = () -> {};

  @Override
  public @Nullable Origin origin() {
    return null;
  }

  @Override
  public void answered(Command<?> command, Reply<?> reply, long nanos) {}

  @Override
  public void failed(Command<?> command, ServiceFault fault, long nanos) {}

  @Override
  public void waited(LaneKind lane, long nanos) {}

  @Override
  public Watch begin(LaneKind lane, int commands, int weight, List<Origin> origins) {
    return NOTHING;
  }

  @Override
  public void rolledBack(String reason) {}

  @Override
  public void contended() {}

  @Override
  public void withdrawn() {}
}
