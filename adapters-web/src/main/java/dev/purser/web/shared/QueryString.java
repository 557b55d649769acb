package dev.purser.web.shared;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, in the order of their names. Each is there at most once. */
record QueryString(Map<String, String> values) {
  static QueryString parse(@Nullable String query, Faults faults) {
    var values = new TreeMap<String, String>();
    if (query != null && !query.isEmpty()) {
      for (var pair : query.split("&", -1)) {
        add(pair, values, faults);
      }
    }
    return new QueryString(values);
  }

  /** Notes every parameter that is not one of the known. */
  void requireKnown(Set<String> known, Faults faults) {
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.add(Fault.ofParameter(name, "There is no such parameter.")));
  }

  QueryString without(String... names) {
    var rest = new TreeMap<>(values);
    rest.keySet().removeAll(Set.of(names));
    return new QueryString(rest);
  }

  QueryString with(String name, String value) {
    var more = new TreeMap<>(values);
    more.put(name, value);
    return new QueryString(more);
  }

  /** As it stands behind the question mark of an address. */
  String encoded() {
    return values.entrySet().stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static void add(String pair, Map<String, String> values, Faults faults) {
    var equals = pair.indexOf('=');
    var name = decode(equals < 0 ? pair : pair.substring(0, equals), faults);
    var value = equals < 0 ? "" : decode(pair.substring(equals + 1), faults);
    if (values.putIfAbsent(name, value) != null) {
      faults.add(Fault.ofParameter(name, "This parameter is there twice."));
    }
  }

  /** Decoded strictly: what is no UTF-8 would become another text than was sent. */
  private static String decode(String text, Faults faults) {
    try {
      var bytes = URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      faults.add(Fault.ofParameter(text, "This is not percent-encoded as it should be."));
      return text;
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
