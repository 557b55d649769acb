package dev.purser.web.shared.problem;

import java.util.Map;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer the JSON pointer (RFC 6901) of the part of the body it speaks of; empty for all of
 *     it, and for faults outside the body
 * @param detail one sentence for a person
 * @param figures what explains it, by name; {@code header} or {@code parameter} say where it is
 *     when it is outside the body
 */
public record Fault(String pointer, ProblemCode code, String detail, Map<String, Object> figures) {
  public static Fault malformed(String pointer, String detail) {
    return new Fault(pointer, ProblemCode.MALFORMED_REQUEST, detail, Map.of());
  }

  public static Fault ofHeader(String header, ProblemCode code, String detail) {
    return new Fault("", code, detail, Map.of("header", header));
  }

  public static Fault ofParameter(String parameter, String detail) {
    return new Fault("", ProblemCode.MALFORMED_REQUEST, detail, Map.of("parameter", parameter));
  }

  /** Of two faults at the same place the first is told. */
  boolean isAtPlaceOf(Fault other) {
    return pointer.equals(other.pointer) && figures.equals(other.figures);
  }
}
