package dev.purser.web.shared;

import dev.purser.application.shared.Precondition;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import dev.purser.web.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;

/**
 * Reads the header {@code If-Match} (RFC 9110): {@code *}, or the tags of the versions that the
 * client has seen. Tags are compared strongly, so that weak ones, and such as the service never
 * gives for a version, match nothing.
 */
final class Preconditions {
  static final String HEADER = "If-Match";

  private static final String ANY = "*";
  private static final int MAX_TAGS = 20;
  private static final int MAX_DIGITS = 18;

  private Preconditions() {}

  /** The precondition; any, with the fault noted, when there is none that could be understood. */
  static Precondition read(HttpServletRequest request, Faults faults) {
    var values = request.getHeaders(HEADER);
    if (!values.hasMoreElements()) {
      faults.add(
          Fault.ofHeader(
              HEADER,
              ProblemCode.PRECONDITION_REQUIRED,
              "This request needs If-Match with the ETag of what it changes."));
      return Precondition.ANY;
    }
    var all = String.join(",", Collections.list(values)).strip();
    if (all.equals(ANY)) {
      return Precondition.ANY;
    }
    var versions = new HashSet<Long>();
    if (!readTags(all, versions)) {
      faults.add(
          Fault.ofHeader(
              HEADER,
              ProblemCode.MALFORMED_REQUEST,
              "This must be * or 1 to " + MAX_TAGS + " ETags with commas between them."));
    }
    return new Precondition.OneOf(versions);
  }

  /** Notes the versions that are named; tells whether it was a list of tags. */
  private static boolean readTags(String list, HashSet<Long> versions) {
    var at = 0;
    for (var tags = 1; tags <= MAX_TAGS; tags++) {
      var weak = list.startsWith("W/", at);
      var open = weak ? at + 2 : at;
      var close = list.indexOf('"', open + 1);
      if (close < 0 || list.charAt(open) != '"' || !isTag(list, open + 1, close)) {
        return false;
      }
      if (!weak) {
        addVersion(list.substring(open + 1, close), versions);
      }
      at = skipSpace(list, close + 1);
      if (at == list.length()) {
        return true;
      }
      if (list.charAt(at) != ',') {
        return false;
      }
      at = skipSpace(list, at + 1);
    }
    return false;
  }

  private static boolean isTag(String list, int from, int to) {
    return list.substring(from, to).chars().allMatch(c -> c > ' ' && c != 0x7f);
  }

  private static int skipSpace(String list, int from) {
    var at = from;
    while (at < list.length() && (list.charAt(at) == ' ' || list.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** Versions are written without leading zeros, so that each has one tag. */
  private static void addVersion(String tag, HashSet<Long> versions) {
    var digits =
        !tag.isEmpty()
            && tag.length() <= MAX_DIGITS
            && tag.chars().allMatch(c -> c >= '0' && c <= '9');
    if (digits && (tag.length() == 1 || tag.charAt(0) != '0')) {
      versions.add(Long.valueOf(tag));
    }
  }
}
