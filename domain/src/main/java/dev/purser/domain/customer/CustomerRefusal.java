package dev.purser.domain.customer;

import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.Refusal;
import java.time.Instant;

/** Why a command about customers is refused. */
public sealed interface CustomerRefusal extends Refusal {

  /** A customer who is not deleted has this address, in whatever case. */
  record EmailTaken() implements CustomerRefusal {
    @Override
    public String code() {
      return "email-taken";
    }

    @Override
    public String explanation() {
      return "A customer with this e-mail address exists already.";
    }

    @Override
    public Figures figures() {
      return Figures.NONE;
    }
  }

  /** There would be no administrator left. */
  record LastAdmin() implements CustomerRefusal {
    @Override
    public String code() {
      return "last-admin";
    }

    @Override
    public String explanation() {
      return "This is the last administrator; appoint another one first.";
    }

    @Override
    public Figures figures() {
      return Figures.NONE;
    }
  }

  /** Others would guess the password soon. */
  record PasswordTooWeak(Weakness weakness) implements CustomerRefusal {
    @Override
    public String code() {
      return "password-too-weak";
    }

    @Override
    public String explanation() {
      return switch (weakness) {
        case COMMON -> "This password is among those that are tried first.";
        case PERSONAL -> "This password is the person's own name or address.";
      };
    }

    @Override
    public Figures figures() {
      return Figures.of("weakness", weakness.name());
    }

    /** Why it is guessed. */
    public enum Weakness {
      /** Many people have it. */
      COMMON,
      /** It is what the person is called. */
      PERSONAL
    }
  }

  /** What was given as the password until now is not it. */
  record WrongPassword() implements CustomerRefusal {
    @Override
    public String code() {
      return "wrong-password";
    }

    @Override
    public String explanation() {
      return "This is not the password until now.";
    }

    @Override
    public Figures figures() {
      return Figures.NONE;
    }
  }

  /** It is too late to restore the customer. */
  record RestorePeriodOver(Instant ended) implements CustomerRefusal {
    @Override
    public String code() {
      return "restore-period-over";
    }

    @Override
    public String explanation() {
      return "Customers can be restored for a while only, which is over.";
    }

    @Override
    public Figures figures() {
      return Figures.of("ended", ended.toString());
    }
  }

  /** It is too early to erase the customer. */
  record RestorePeriodRunning(Instant ends) implements CustomerRefusal {
    @Override
    public String code() {
      return "restore-period-running";
    }

    @Override
    public String explanation() {
      return "This customer can still be restored, and be erased only afterwards.";
    }

    @Override
    public Figures figures() {
      return Figures.of("ends", ends.toString());
    }
  }
}
