package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is told what the write path does, for figures and traces. It is told by the threads that do the
 * work: it returns at once, throws nothing, and changes nothing of what comes of a command. Times
 * are nanoseconds.
 */
public interface WritePathObserver {
  /** Lets everything pass. */
  WritePathObserver NONE = new UnseenWritePath();

  /**
   * What the caller of this thread is in the midst of. It goes with the command to its batch, since
   * another thread carries that out; null when nobody wants to know.
   */
  @Nullable Origin origin();

  /**
   * A call has its answer.
   *
   * @param nanos since it was submitted
   */
  void answered(Command<?> command, Reply<?> reply, long nanos);

  /**
   * A call has no answer.
   *
   * @param nanos since it was submitted
   */
  void failed(Command<?> command, ServiceFault fault, long nanos);

  /**
   * A command waits no longer: a batch has it.
   *
   * @param nanos since it was put into the lane
   */
  void waited(LaneKind lane, long nanos);

  /**
   * A batch begins, on the thread that carries it out to its end.
   *
   * @param weight the rows it touches, about
   * @param origins of its commands, as far as they have one
   */
  Watch begin(LaneKind lane, int commands, int weight, List<Origin> origins);

  /**
   * A transaction of a batch was rolled back, or nobody knows whether it was.
   *
   * @param reason one of {@link #reasons}
   */
  void rolledBack(String reason);

  /** Why transactions of batches can be rolled back, in kebab case. */
  static Set<String> reasons() {
    return Rollbacks.reasons();
  }

  /**
   * A command moves to the contended lane, as somebody else holds a row that it needs. Told once of
   * each, however often it is tried there in vain.
   */
  void contended();

  /** The deadline of a command has passed before a batch had it. */
  void withdrawn();

  /** What a call is part of outside of the application; only the observer knows what it is. */
  interface Origin {}

  /** A batch that is under way. */
  interface Watch {
    /** It has ended. */
    void ended();
  }
}
