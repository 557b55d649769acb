package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.domain.shared.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * Tells who calls. There is no access control yet: everybody is the same local machine client. This
 * is the one place that credentials will be read in.
 */
@Component
final class Callers {
  private static final Actor LOCAL = new Actor("local", Role.ADMIN);

  Actor of(HttpServletRequest request) {
    return LOCAL;
  }
}
