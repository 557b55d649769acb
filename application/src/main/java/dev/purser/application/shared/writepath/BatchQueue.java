package dev.purser.application.shared.writepath;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where commands wait for the next batch. Nobody waits for a batch to fill: whoever takes one gets
 * what is there, up to a weight. Commands that claim what a batch under way has claimed stay behind
 * until it is done, because they would only wait for its locks.
 */
final class BatchQueue {
  private final int batchWeight;
  private final Grouping grouping;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Pending<?>> waiting = new ArrayDeque<>();
  private final Set<Object> claimed = new HashSet<>();
  private boolean closed;

  /** Which commands may share a batch. */
  enum Grouping {
    /** Any. */
    ALL,
    /** Those that were found to wait for the same row. */
    SAME_ROW
  }

  BatchQueue(int batchWeight, Grouping grouping) {
    this.batchWeight = batchWeight;
    this.grouping = grouping;
  }

  void put(Pending<?> pending) {
    lock.lock();
    try {
      waiting.addLast(pending);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The next batch, as soon as there is one; empty once the queue is closed and drained. */
  Batch take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        var batch = pick();
        if (!batch.commands().isEmpty() || (closed && waiting.isEmpty())) {
          claimed.addAll(batch.claims());
          return batch;
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Everything that waits, whatever it claims or weighs; at once, and nothing if nothing waits. */
  List<Pending<?>> takeAll() {
    lock.lock();
    try {
      var taken = waiting.stream().filter(Pending::take).toList();
      waiting.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Frees what the batch claimed. */
  void done(Batch batch) {
    if (batch.claims().isEmpty()) {
      return;
    }
    lock.lock();
    try {
      claimed.removeAll(batch.claims());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takers get what is left and then nothing. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Batch pick() {
    var commands = new ArrayList<Pending<?>>();
    var claims = new HashSet<Object>();
    var staysBehind = new ArrayList<Pending<?>>(0);
    var weight = 0;
    while (!waiting.isEmpty()) {
      var next = waiting.peekFirst();
      var nextWeight = next.command().weight();
      if (!commands.isEmpty() && weight + nextWeight > batchWeight) {
        break;
      }
      waiting.removeFirst();
      if (!mayJoin(next, commands)) {
        staysBehind.add(next);
      } else if (next.take()) {
        commands.add(next);
        claims.addAll(next.command().claims());
        weight += nextWeight;
      }
    }
    staysBehind.reversed().forEach(waiting::addFirst);
    return new Batch(commands, claims, weight);
  }

  private boolean mayJoin(Pending<?> next, List<Pending<?>> batch) {
    return switch (grouping) {
      case ALL -> claimed.isEmpty() || Collections.disjoint(claimed, next.command().claims());
      case SAME_ROW ->
          batch.isEmpty() || Objects.equals(batch.getFirst().blockedRow(), next.blockedRow());
    };
  }

  /** Commands that share a transaction, and what they claim and weigh together. */
  record Batch(List<Pending<?>> commands, Collection<Object> claims, int weight) {}
}
