package dev.purser.application.shared.writepath;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.writepath.BatchQueue.Batch;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes batch after batch from its queue until the queue is closed and drained. */
final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final BatchQueue queue;
  private final BatchRunner runner;
  private final LaneWatch watch;
  private final LockWait wait;
  private final Thread thread;

  Lane(String name, BatchQueue queue, BatchRunner runner, LaneWatch watch) {
    this.queue = queue;
    this.runner = runner;
    this.watch = watch;
    this.wait = watch.lane() == LaneKind.CONTENDED ? LockWait.QUEUE : LockWait.SKIP;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  boolean serves(BatchQueue asked) {
    return queue == asked;
  }

  void join(Duration patience) {
    try {
      if (!thread.join(patience)) {
        LOG.warn("{} has not finished within {}", thread.getName(), patience);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      for (var batch = queue.take(); !batch.commands().isEmpty(); batch = queue.take()) {
        work(batch);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Where there was no connection in time, those who wait behind the batch are told as well: they
   * have waited as long, or would have to wait for the next one from its beginning.
   */
  private void work(Batch batch) {
    try {
      watch.over(batch, () -> runOrPassBy(batch));
    } catch (TransactionFault.PoolExhausted exhausted) {
      runner.failAll(underWay(batch), exhausted);
      runner.failAll(queue.takeAll(), exhausted);
    } catch (RuntimeException | Error unforeseen) {
      LOG.error("a batch of {} failed", batch.commands().size(), unforeseen);
      underWay(batch).forEach(pending -> runner.fail(pending, unforeseen));
    } finally {
      queue.done(batch);
    }
  }

  /** Where a row is not to be had, carries out the rest and puts those back who need the row. */
  private void runOrPassBy(Batch batch) {
    try {
      runner.run(batch.commands(), wait);
    } catch (TransactionFault.LockNotAvailable blocked) {
      runner.run(underWay(batch), LockWait.SKIP);
    }
  }

  /** Those that have no answer and have not been put back, from where they may be withdrawn. */
  private static List<Pending<?>> underWay(Batch batch) {
    return batch.commands().stream().filter(Pending::isUnderWay).toList();
  }
}
