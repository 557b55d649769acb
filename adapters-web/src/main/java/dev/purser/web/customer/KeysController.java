package dev.purser.web.customer;

import dev.purser.web.shared.Answer;
import dev.purser.web.shared.access.AccessTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The public keys of access tokens (RFC 7517), for others who want to verify them. */
@Controller
@Tag(name = "Access")
final class KeysController {
  private final AccessTokens tokens;

  KeysController(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Operation(
      operationId = "getTokenKeys",
      summary = "Read the public keys that access tokens are signed with")
  @SecurityRequirements
  @GetMapping("/.well-known/jwks.json")
  Answer<TokenKeysJson> show() {
    var keys = tokens.published().getKeys().stream().map(key -> key.toJSONObject()).toList();
    return new Answer.Shown<>(new TokenKeysJson(keys));
  }

  /** A set of keys. */
  record TokenKeysJson(List<Map<String, Object>> keys) {}
}
