package dev.purser.web.customer;

import dev.purser.application.customer.IdentifyMachine;
import dev.purser.application.customer.SignIn;
import dev.purser.application.customer.SignIn.SignedIn;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.MachineClientId;
import dev.purser.domain.customer.SessionId;
import dev.purser.web.shared.Answer;
import dev.purser.web.shared.Submitted;
import dev.purser.web.shared.access.AccessTokens;
import dev.purser.web.shared.access.Caller;
import dev.purser.web.shared.access.Callers;
import dev.purser.web.shared.input.Checked;
import dev.purser.web.shared.input.Text;
import dev.purser.web.shared.openapi.Refuses;
import dev.purser.web.shared.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Signing in and out. */
@Controller
@Tag(name = "Access", description = "How callers prove who they are.")
final class TokenController {
  private static final String ADDRESS = "/v1/tokens";
  private static final int MAX_SECRET = 200;

  private final SignIn signIn;
  private final IdentifyMachine machines;
  private final AccessTokens tokens;
  private final Callers callers;
  private final SignInLimits limits;

  TokenController(
      SignIn signIn,
      IdentifyMachine machines,
      AccessTokens tokens,
      Callers callers,
      SignInLimits limits) {
    this.signIn = signIn;
    this.machines = machines;
    this.tokens = tokens;
    this.callers = callers;
    this.limits = limits;
  }

  @Operation(operationId = "signIn", summary = "Sign in as a person or as a machine client")
  @SecurityRequirements
  @Refuses(ProblemCode.UNAUTHENTICATED)
  @PostMapping(ADDRESS)
  Answer<TokensJson> signIn(Submitted<CredentialsBody> request) {
    var body = request.body();
    return limits.attempt(
        body.identity(),
        () ->
            body.clientId() == null
                ? created(signIn.signIn(body.address(), body.requiredPassword()))
                : created(machines.identify(body.client(), body.secret())));
  }

  @Operation(
      operationId = "refreshTokens",
      summary = "Exchange a refresh token against the next tokens")
  @SecurityRequirements
  @Refuses(ProblemCode.UNAUTHENTICATED)
  @PostMapping("/v1/tokens/refresh")
  Answer<TokensJson> refresh(Submitted<RefreshBody> request) {
    return created(signIn.refresh(request.body().refreshToken()));
  }

  /** A machine client has no session: its access token ends by itself. */
  @Operation(operationId = "signOut", summary = "End the session of the access token")
  @DeleteMapping(ADDRESS)
  Answer<Void> signOut(Caller caller) {
    var session = caller.session();
    caller.actor().requireKnown();
    if (session != null) {
      signIn.signOut(caller.actor(), new SessionId(session));
      callers.end(session);
    }
    return new Answer.Empty<>();
  }

  private Answer<TokensJson> created(SignedIn signedIn) {
    var access = tokens.issue(signedIn.actor(), signedIn.session().value());
    return created(access, signedIn.refreshToken());
  }

  private Answer<TokensJson> created(Actor machine) {
    return created(tokens.issue(machine, null), null);
  }

  private Answer<TokensJson> created(String access, @Nullable String refresh) {
    var seconds = tokens.lifetime().toSeconds();
    return new Answer.Created<>(new TokensJson(access, "Bearer", seconds, refresh), ADDRESS);
  }

  /** A person's address and password, or a machine client's id and secret. */
  record CredentialsBody(
      @Text(max = EmailAddress.MAX_LENGTH, shape = EmailAddress.SHAPE) @Nullable String email,
      @Text(min = 1, max = MAX_SECRET) @Nullable String password,
      @Nullable UUID clientId,
      @Text(min = 1, max = MAX_SECRET) @Nullable String clientSecret)
      implements Checked {

    @Override
    public void check(Complaints complaints) {
      var person = email != null || password != null;
      var machine = clientId != null || clientSecret != null;
      if (person && machine) {
        complaints.add("clientId", "Sign in with email and password, or as a client; not as both.");
      }
      if (!machine) {
        require("email", email, complaints);
        require("password", password, complaints);
      } else if (!person) {
        require("clientId", clientId, complaints);
        require("clientSecret", clientSecret, complaints);
      }
    }

    private static void require(String field, @Nullable Object value, Complaints complaints) {
      if (value == null) {
        complaints.add(field, "This field is required.");
      }
    }

    /** Who it is that somebody says to be. */
    String identity() {
      return clientId == null ? address().folded() : clientId.toString();
    }

    EmailAddress address() {
      return new EmailAddress(Objects.requireNonNull(email));
    }

    String requiredPassword() {
      return Objects.requireNonNull(password);
    }

    MachineClientId client() {
      return new MachineClientId(Objects.requireNonNull(clientId));
    }

    String secret() {
      return Objects.requireNonNull(clientSecret);
    }

    @Override
    public String toString() {
      return "CredentialsBody[hidden]";
    }
  }

  /** A refresh token to exchange. */
  record RefreshBody(@Text(min = 1, max = MAX_SECRET) String refreshToken) {
    @Override
    public String toString() {
      return "RefreshBody[hidden]";
    }
  }

  /** What to send with requests, and what to get the next one with. */
  record TokensJson(
      String accessToken, String tokenType, long expiresIn, @Nullable String refreshToken) {
    @Override
    public String toString() {
      return "TokensJson[hidden]";
    }
  }
}
