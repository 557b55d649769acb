package dev.purser.web.shared;

import dev.purser.web.shared.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with. Bodies are records that become JSON, nulls included, unless it
 * says otherwise.
 */
public sealed interface Answer<B> {
  /**
   * A single resource as it is.
   *
   * @param version of the resource; null for one that tells its versions by its content alone
   * @param replayed whether it was changed by an earlier request with the same key
   * @param cacheable whether it is the same for everybody who has not said who they are, so that
   *     caches may keep it for them
   */
  record Shown<B>(B body, @Nullable String version, boolean replayed, boolean cacheable)
      implements Answer<B> {
    public Shown(B body, @Nullable String version) {
      this(body, version, false, false);
    }

    public Shown(B body) {
      this(body, null);
    }

    /**
     * The same, for public reading. Whoever sends credentials still gets an answer of their own.
     */
    public Shown<B> forEverybody() {
      return new Shown<>(body, version, replayed, true);
    }

    Shown<B> replayed(boolean again) {
      return new Shown<>(body, version, again, cacheable);
    }
  }

  /**
   * A page of a list.
   *
   * @param links to the pages beside it, as the header {@code Link} has them; null without any
   * @param cacheable as in {@link Shown}
   */
  record Listed<B>(ListJson<B> body, @Nullable String links, boolean cacheable)
      implements Answer<ListJson<B>> {
    public Listed(ListJson<B> body, @Nullable String links) {
      this(body, links, false);
    }

    /**
     * The same, for public reading. Whoever sends credentials still gets an answer of their own.
     */
    public Listed<B> forEverybody() {
      return new Listed<>(body, links, true);
    }
  }

  /**
   * A resource that the request made or changed.
   *
   * @param version of the resource; null for one without versions
   * @param replayed whether an earlier request with the same key did it
   */
  record Created<B>(B body, String location, @Nullable String version, boolean replayed)
      implements Answer<B> {
    public Created(B body, String location, @Nullable String version) {
      this(body, location, version, false);
    }

    public Created(B body, String location) {
      this(body, location, null);
    }

    Created<B> replayed(boolean again) {
      return new Created<>(body, location, version, again);
    }
  }

  /** Done, and there is nothing to tell about it. */
  record Empty<B>() implements Answer<B> {}

  /**
   * Nothing of what was asked for.
   *
   * @param allow the methods that would be allowed; null when the method is not the problem
   * @param retryAfterSeconds when to ask again; null for what is usual with the problem
   */
  record Failed<B>(
      Problem problem, boolean replayed, @Nullable String allow, @Nullable Long retryAfterSeconds)
      implements Answer<B> {
    public Failed(Problem problem, boolean replayed, @Nullable String allow) {
      this(problem, replayed, allow, null);
    }

    public Failed(Problem problem) {
      this(problem, false, null);
    }

    /** For what may be asked again after some seconds. */
    public static <B> Failed<B> until(long seconds, Problem problem) {
      return new Failed<>(problem, false, null, seconds);
    }
  }

  /** A table, which is written while it is read. */
  record Tabled(CsvTable table) implements Answer<CsvTable> {}

  /** A text for people. */
  record Prose<B>(byte[] text) implements Answer<B> {}
}
