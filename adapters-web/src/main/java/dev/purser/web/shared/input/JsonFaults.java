package dev.purser.web.shared.input;

import dev.purser.application.shared.Actor;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import tools.jackson.core.JsonParser;

/** Notes faults at the place where a parser is. */
final class JsonFaults {
  private final Faults faults;
  private final Actor actor;
  private boolean none = true;

  JsonFaults(Faults faults, Actor actor) {
    this.faults = faults;
    this.actor = actor;
  }

  /** Who has sent the body. */
  Actor actor() {
    return actor;
  }

  void addHere(JsonParser parser, String detail) {
    add(pointer(parser), detail);
  }

  void addField(String parent, String field, String detail) {
    add(parent + "/" + field.replace("~", "~0").replace("/", "~1"), detail);
  }

  /** Notes that the current value should be something else, and moves to its end. */
  void addWrongType(JsonParser parser, String expected) {
    addHere(parser, "This must be " + expected + ".");
    parser.skipChildren();
  }

  void add(String pointer, String detail) {
    none = false;
    faults.add(Fault.malformed(pointer, detail));
  }

  boolean none() {
    return none;
  }

  static String pointer(JsonParser parser) {
    return parser.streamReadContext().pathAsPointer().toString();
  }
}
