package dev.purser.web.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.writepath.Fingerprint;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whether two requests are the same. The body counts as it was understood, so that white
 * space and the order of fields do not matter. What is absent is left out, so that the fingerprints
 * of old requests stay what they are when a body gets a further optional field. A field that is to
 * be cleared is not absent.
 */
final class Fingerprints {
  private static final ObjectWriter CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addMixIn(Change.To.class, Cleared.class)
          .build()
          .writer();

  /** Says of a change that its value is told even when it is null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  private interface Cleared {}

  private static final MessageDigest SHA_256 = sha256();

  private Fingerprints() {}

  static Fingerprint of(HttpServletRequest request, Record body) {
    var digest = digest();
    digest.update(operation(request));
    variables(request).values().forEach(value -> digest.update(terminated(value)));
    return Fingerprint.of(digest.digest(CANONICAL.writeValueAsBytes(body)));
  }

  /** A fresh digest; looking the algorithm up each time costs more than copying one. */
  static MessageDigest digest() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException notCloneable) {
      return sha256();
    }
  }

  private static byte[] operation(HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return terminated(request.getMethod() + " " + pattern);
  }

  private static Map<?, String> variables(HttpServletRequest request) {
    var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (!(variables instanceof Map<?, ?> byName) || byName.isEmpty()) {
      return Map.of();
    }
    var sorted = new TreeMap<Object, String>();
    byName.forEach((name, value) -> sorted.put(name, String.valueOf(value)));
    return sorted;
  }

  /** NUL ends each part, so that no two sequences of parts are the same bytes. */
  private static byte[] terminated(String part) {
    return (part + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
