package dev.purser.web.shared;

import dev.purser.web.shared.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a request is answered with. Bodies are records that become JSON, nulls included. */
public sealed interface Answer<B> {
  /**
   * A single resource as it is.
   *
   * @param version of the resource; null for one that tells its versions by its content alone
   */
  record Shown<B>(B body, @Nullable String version) implements Answer<B> {
    public Shown(B body) {
      this(body, null);
    }
  }

  /**
   * A page of a list.
   *
   * @param next where the next page is; null at the end
   */
  record Listed<B>(ListJson<B> body, @Nullable String next) implements Answer<ListJson<B>> {}

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

  /**
   * Nothing of what was asked for.
   *
   * @param allow the methods that would be allowed; null when the method is not the problem
   */
  record Failed<B>(Problem problem, boolean replayed, @Nullable String allow) implements Answer<B> {
    public Failed(Problem problem) {
      this(problem, false, null);
    }
  }

  /** A text for people. */
  record Prose<B>(byte[] text) implements Answer<B> {}
}
