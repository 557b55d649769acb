package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Reply;

/** What an attempt came to for one of its commands, valid once its transaction is committed. */
sealed interface Verdict {

  /** It has its answer. */
  record Answered(Reply<?> reply) implements Verdict {}

  /** Somebody else holds a row that it needs. */
  record Missed(Object row) implements Verdict {}

  /** Its decision failed in a way that nobody foresaw. */
  record Failed(RuntimeException cause) implements Verdict {}
}
