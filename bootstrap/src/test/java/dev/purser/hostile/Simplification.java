package dev.purser.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes away from a request whatever its wrong answer does not need. */
final class Simplification {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_ROUNDS = 20;

  private final Wire wire;

  Simplification(Wire wire) {
    this.wire = wire;
  }

  /** The simplest request found that is answered as wrongly. */
  Request of(Request request) {
    var simplest = request;
    var changed = true;
    for (var round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      for (var simpler : simpler(simplest)) {
        if (isWrong(simpler)) {
          simplest = simpler;
          changed = true;
          break;
        }
      }
    }
    return simplest;
  }

  /** A key is used once, so that the answer is no repetition. */
  private boolean isWrong(Request request) {
    var again =
        request.headers().containsKey(Drafts.KEY)
            ? request.with(Drafts.KEY, UUID.randomUUID().toString())
            : request;
    return !wire.faults(again, wire.sendUnchecked(again)).isEmpty();
  }

  private static List<Request> simpler(Request request) {
    var all = new ArrayList<Request>();
    request.headers().keySet().forEach(header -> all.add(request.without(header)));
    var question = request.target().indexOf('?');
    if (question >= 0) {
      var path = request.target().substring(0, question);
      var pairs = request.target().substring(question + 1).split("&", -1);
      all.add(request.to(path));
      for (var pair : pairs) {
        all.add(request.to(path + "?" + pair));
      }
      all.remove(request);
    }
    if (request.body() != null && read(request.body()) instanceof ObjectNode body) {
      for (var name : body.propertyNames()) {
        var fewer = body.deepCopy();
        fewer.remove(name);
        all.add(request.withBody(fewer.toString()));
      }
    }
    return all;
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException malformed) {
      return JSON.nullNode();
    }
  }
}
