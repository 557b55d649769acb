package dev.purser.web.shared;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Marks an answer that was begun and cannot be finished, so that its connection is closed at once:
 * whoever reads must not take a part for the whole.
 */
final class CutOff {
  private static final String ATTRIBUTE = CutOff.class.getName();

  private CutOff() {}

  static void mark(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, true);
  }

  static boolean isMarked(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }
}
