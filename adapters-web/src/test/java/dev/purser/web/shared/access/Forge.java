package dev.purser.web.shared.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.purser.web.TestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes tokens by hand, so that nothing stands in the way of a wrong one. */
final class Forge {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int RSA_BITS = 2048;
  private static final int SIGNATURE_BYTES = 64;
  private static final String HS256 = "HS256";
  private static final long HOUR = 3_600;

  private final ECKey key;
  private final ECKey foreign;

  /**
   * Tokens for a service that signs with the key.
   *
   * @param key the true one; somebody else has one with the same id
   */
  Forge(ECKey key) {
    this.key = key;
    this.foreign = TestKeys.made(key.getKeyID());
  }

  /** What the service itself would issue. */
  String good() {
    return signed(header(), claims());
  }

  /** Tokens that are wrong in one way each, by that way. */
  Map<String, String> wrong() throws JOSEException {
    var all = new LinkedHashMap<String, String>();
    addWrongAlgorithms(all);
    addWrongKeys(all);
    addWrongHeaders(all);
    addWrongClaims(all);
    addWrongForms(all);
    return all;
  }

  private void addWrongAlgorithms(Map<String, String> all) throws JOSEException {
    var publicJwk = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    var rsa = new RSAKeyGenerator(RSA_BITS).keyID(key.getKeyID()).generate();
    var p384 = new ECKeyGenerator(Curve.P_384).keyID(key.getKeyID()).generate();
    all.put("unsigned", text(header("alg", "none")) + "." + text(claims()) + ".");
    all.put("unsigned, oddly written", text(header("alg", "nOnE")) + "." + text(claims()) + ".");
    all.put(
        "unsigned, with a signature",
        text(header("alg", "none")) + "." + good().split("\\.", 2)[1]);
    all.put("HS256 with the public key", mac(key.toECPublicKey().getEncoded()));
    all.put("HS256 with the public JWK", mac(publicJwk));
    all.put("RS256", signed(header("alg", "RS256"), claims(), new RSASSASigner(rsa)));
    all.put("PS256", signed(header("alg", "PS256"), claims(), new RSASSASigner(rsa)));
    all.put("ES384", signed(header("alg", "ES384"), claims(), new ECDSASigner(p384)));
    all.put("no algorithm", signed(header("alg", null), claims(), signer(key)));
  }

  private String mac(byte[] secret) throws JOSEException {
    return signed(header("alg", HS256), claims(), new MACSigner(secret));
  }

  private void addWrongKeys(Map<String, String> all) throws JOSEException {
    var parts = good().split("\\.", -1);
    var unsigned = parts[0] + "." + parts[1] + ".";
    all.put("unknown key", signed(header("kid", "another"), claims()));
    all.put("key id as a path", signed(header("kid", "../../dev/null"), claims()));
    all.put("key id as SQL", signed(header("kid", "x' OR '1'='1"), claims()));
    all.put("somebody else's key", signed(header(), claims(), signer(foreign)));
    all.put("signature of zeros", unsigned + Base64URL.encode(new byte[SIGNATURE_BYTES]));
    all.put("no signature", unsigned);
    all.put("half a signature", unsigned + parts[2].substring(0, parts[2].length() / 2));
    all.put("other claims", parts[0] + "." + text(claims("sub", "somebody")) + "." + parts[2]);
  }

  private void addWrongHeaders(Map<String, String> all) throws JOSEException {
    var theirs = foreign.toPublicJWK().toJSONObject();
    all.put("key in the token", signed(header("jwk", theirs), claims(), signer(foreign)));
    all.put(
        "key in the token alone",
        signed(with(header("jwk", theirs), "kid", null), claims(), signer(foreign)));
    for (var address : List.of("jku", "x5u")) {
      var elsewhere = "http://127.0.0.1:1/keys";
      all.put(address, signed(header(address, elsewhere), claims(), signer(foreign)));
    }
    all.put("x5c", signed(header("x5c", List.of("MIIB")), claims(), signer(foreign)));
    all.put("type of an ID token", signed(header("typ", "JWT"), claims()));
    all.put("no type", signed(header("typ", null), claims()));
    all.put("type that is no text", signed(header("typ", 7), claims()));
    all.put(
        "demand that is unknown",
        signed(with(header("crit", List.of("purser")), "purser", 1), claims()));
    all.put("unencoded payload", signed(header("b64", false), claims()));
  }

  private void addWrongClaims(Map<String, String> all) {
    var now = Instant.now().getEpochSecond();
    for (var claim : List.of("sub", "iat", "nbf", "exp", "jti", "role", "iss", "aud")) {
      all.put("no " + claim, signed(header(), claims(claim, null)));
    }
    all.put("expired", signed(header(), claims("exp", now - HOUR)));
    all.put("just expired", signed(header(), claims("exp", now - AccessTokens.SKEW_SECONDS - 2)));
    all.put("expiry as a text", signed(header(), claims("exp", "tomorrow")));
    all.put("expiry before 1970", signed(header(), claims("exp", Long.MIN_VALUE)));
    all.put("not yet valid", signed(header(), claims("nbf", now + HOUR)));
    all.put("another issuer", signed(header(), claims("iss", "https://issuer.example")));
    all.put("issuer as a list", signed(header(), claims("iss", List.of("purser"))));
    all.put("another audience", signed(header(), claims("aud", "another")));
    all.put("no audience in its list", signed(header(), claims("aud", List.of())));
    for (var role : List.of("ROOT", "admin", "", "ADMIN,CUSTOMER", 7, List.of("ADMIN"))) {
      all.put("role " + role, signed(header(), claims("role", role)));
    }
    all.put("subject that is empty", signed(header(), claims("sub", "")));
    all.put("subject that is too long", signed(header(), claims("sub", "s".repeat(101))));
    all.put("session that is none", signed(header(), claims("sid", "x' OR '1'='1")));
  }

  private void addWrongForms(Map<String, String> all) {
    var head = text(header());
    var deep = "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
    all.put("nothing", "");
    all.put("one part", "purser");
    all.put("dots", "..");
    all.put("four parts", good() + ".purser");
    all.put("five parts", good() + ".purser.purser");
    all.put("no base64", "{}.{}.{}");
    all.put("no JSON", head + "." + Base64URL.encode("purser") + ".c2ln");
    all.put("JSON that is no object", signed(header(), JSON.readTree("[1]")));
    all.put("claims that are nothing", signed(header(), JSON.readTree("null")));
    all.put("deep claims", head + "." + Base64URL.encode(deep) + ".c2ln");
    all.put("deep header", Base64URL.encode(deep) + "." + text(claims()) + ".c2ln");
    all.put("bad UTF-8", head + "." + Base64URL.encode(new byte[] {'{', -1, '}'}) + ".c2ln");
    all.put("two tokens", good() + " " + good());
    all.put("long", good() + "A".repeat(4_000));
  }

  Map<String, Object> claims() {
    var now = Instant.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", AccessTokens.ISSUER);
    claims.put("aud", AccessTokens.AUDIENCE);
    claims.put("sub", UUID.randomUUID().toString());
    claims.put("role", "ADMIN");
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + HOUR);
    return claims;
  }

  Map<String, Object> claims(String name, @Nullable Object value) {
    return with(claims(), name, value);
  }

  private Map<String, Object> header() {
    var header = new LinkedHashMap<String, Object>();
    header.put("alg", "ES256");
    header.put("typ", "at+jwt");
    header.put("kid", key.getKeyID());
    return header;
  }

  private Map<String, Object> header(String name, @Nullable Object value) {
    return with(header(), name, value);
  }

  private static Map<String, Object> with(
      Map<String, Object> all, String name, @Nullable Object value) {
    var other = new LinkedHashMap<>(all);
    if (value == null) {
      other.remove(name);
    } else {
      other.put(name, value);
    }
    return other;
  }

  String signed(Map<String, Object> claims) {
    return signed(header(), claims);
  }

  private String signed(Object header, Object claims) {
    return signed(header, claims, signer(key));
  }

  /** Signs whatever the header says; a signer wants to hear its own algorithm. */
  private static String signed(Object header, Object claims, JWSSigner signer) {
    var input = text(header) + "." + text(claims);
    var algorithm = signer.supportedJWSAlgorithms().iterator().next();
    var own = signer instanceof MACSigner ? JWSAlgorithm.HS256 : algorithm;
    try {
      var signature = signer.sign(new JWSHeader(own), input.getBytes(StandardCharsets.UTF_8));
      return input + "." + signature;
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JWSSigner signer(ECKey key) {
    try {
      return new ECDSASigner(key);
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(Object json) {
    return Base64URL.encode(JSON.writeValueAsBytes(json)).toString();
  }
}
